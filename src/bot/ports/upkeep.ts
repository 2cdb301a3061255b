/** How long rows are kept, in milliseconds since their last use. */
export type RetentionLimits = {
  /** Settled slots and their stories. */
  readonly slotsMs: number;
  readonly gapsMs: number;
  readonly feedbackMs: number;
  readonly activityMs: number;
  readonly handledEventsMs: number;
  readonly threadsMs: number;
  /** What is left of communities that removed the bot, and slots of channels without a subscription. */
  readonly departedMs: number;
};

const DAY_MS = 24 * 60 * 60 * 1000;

export const DEFAULT_RETENTION: RetentionLimits = {
  slotsMs: 730 * DAY_MS,
  gapsMs: 180 * DAY_MS,
  feedbackMs: 365 * DAY_MS,
  activityMs: 90 * DAY_MS,
  handledEventsMs: DAY_MS,
  threadsMs: 90 * DAY_MS,
  departedMs: 30 * DAY_MS,
};

/** The same in days, as an operator writes them. */
export type RetentionDays = {
  readonly slotsDays: number;
  readonly gapsDays: number;
  readonly feedbackDays: number;
  readonly activityDays: number;
  readonly handledEventsDays: number;
  readonly threadsDays: number;
  readonly departedDays: number;
};

export function retentionOf(days: RetentionDays): RetentionLimits {
  return {
    slotsMs: days.slotsDays * DAY_MS,
    gapsMs: days.gapsDays * DAY_MS,
    feedbackMs: days.feedbackDays * DAY_MS,
    activityMs: days.activityDays * DAY_MS,
    handledEventsMs: days.handledEventsDays * DAY_MS,
    threadsMs: days.threadsDays * DAY_MS,
    departedMs: days.departedDays * DAY_MS,
  };
}

/** How many rows a clean-up deleted, by kind; of `handledEvents`, an event has as many as keys. */
export type CleanUpReport = {
  readonly slots: number;
  readonly gaps: number;
  readonly feedback: number;
  readonly activity: number;
  readonly handledEvents: number;
  /**
   * Events among them that were begun and never finished: the process ended, and nobody met them again. What they asked
   * for, an answer mostly, may have been done or not.
   */
  readonly unfinishedEvents: number;
  readonly threads: number;
  readonly conversations: number;
  readonly vault: number;
  readonly communities: number;
};

export type Upkeep = {
  /** Deletes what is kept longer than its limit, and what expired by itself. Safe to run at any time, by any process. */
  cleanUp(limits: RetentionLimits): Promise<CleanUpReport>;
};
