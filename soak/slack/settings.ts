/** How Slack's events come. */
export type Way = "socket" | "http";

export type SlackPlan = {
  /** Events of people, with trouble but nobody killed. */
  readonly events: number;
  /** A replica is killed so often, while more events come. */
  readonly kills: number;
  /**
   * Before each repetition of an event: Slack's own are none, a minute and five minutes. Shorter here, as is the time
   * between two kills; still the third attempt comes when another replica is at work, and the last of the whole plan when
   * a dead process's claim has run out.
   */
  readonly retryDelaysMs: readonly number[];
};

export const WHOLE_PLAN: SlackPlan = { events: 10_000, kills: 200, retryDelaysMs: [0, 10_000, 65_000] };
export const QUICK_PLAN: SlackPlan = { events: 200, kills: 3, retryDelaysMs: [0, 3000, 6000] };

export const SIGNING_SECRET = "signing-secret-of-the-double";
export const REPLICAS = 2;
/** How many people speak, each when they were answered and thought for a while. */
export const TALK = {
  // Some sixty events a second, so that what is struck has been at work for a second or more: a Slack that ends connections
  // sooner is asked for the next ones ever more slowly.
  trouble: { people: 300, thinkMostMs: 9000 },
  // One that has just begun takes longer: what waits in it when it is killed shall be some events, not all.
  kills: { people: 30, thinkMostMs: 2000 },
} as const;
export const SLOWNESS = { share: 0.01, mostMs: 3500 };
/** An event that was acknowledged so late was so at the deadline, before it was answered. */
export const DEADLINE_MS = 2400;
/** Longer than Slack waits for an acknowledgement. */
export const STOPPED_FOR_MS = 3500;
