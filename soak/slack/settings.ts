/** How Slack's events come. */
export type Way = "socket" | "http";

export type SlackPlan = {
  /** Events of people, with trouble but nobody killed. */
  readonly events: number;
  /** A replica is killed so often, while more events come. */
  readonly kills: number;
  /** Before each repetition of an event. The last of the whole plan is later than a dead process's claim lasts. */
  readonly retryDelaysMs: readonly number[];
};

export const WHOLE_PLAN: SlackPlan = { events: 10_000, kills: 200, retryDelaysMs: [0, 1000, 65_000] };
export const QUICK_PLAN: SlackPlan = { events: 200, kills: 3, retryDelaysMs: [0, 1000, 3000] };

export const SIGNING_SECRET = "signing-secret-of-the-double";
export const REPLICAS = 2;
/** Events under way at once. */
export const AT_ONCE = 100;
export const SLOWNESS = { share: 0.01, mostMs: 3500 };
/** An event that was acknowledged so late was so at the deadline, before it was answered. */
export const DEADLINE_MS = 2400;
/** Longer than Slack waits for an acknowledgement. */
export const STOPPED_FOR_MS = 3500;
