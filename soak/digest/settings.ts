import type { LedgerOptions } from "../../src/bot/digest/ledger/options.ts";
import type { RateLimit } from "../../src/bot/ports/budgets.ts";

export const PLATFORM = "double";
export const CARDS = ["one", "two", "three"];

/** Short, so that a lost claim is found again at once. */
export const OPTIONS: Partial<LedgerOptions> = {
  leaseMs: 800,
  postTimeoutMs: 200,
  pollMs: 40,
  planEveryMs: 5000,
  seats: 2,
  claimAtOnce: 2,
  retryFirstMs: 100,
  retryMaxMs: 400,
  // The faults of years come within minutes here.
  threadAttemptsMax: 100,
  noticeAttemptsMax: 100,
};
/** A real platform's client does more for a request, and its channels take one a second. */
export const PLATFORM_OPTIONS: Partial<LedgerOptions> = { ...OPTIONS, leaseMs: 2400, postTimeoutMs: 600 };
export const STOPPED_FOR_MS = 1200;
/** Of the notices, the share that the platform doesn't take at first. */
export const NOTICES_REFUSED_SHARE = 0.2;
export const LIMITS: readonly RateLimit[] = [{ key: "double", intervalMs: 4, burst: 4 }];

/** Where a process stands still by itself, to be killed there. */
export const FREEZING_POINTS = ["claimed", "answered", "recorded", "moderators-told"] as const;

/** How often a process is killed at each point, and so on. */
export type Plan = {
  readonly killsAtPoint: number;
  readonly killsAtRandom: number;
  readonly stops: number;
  readonly lostAnswers: number;
};
export const WHOLE_PLAN: Plan = { killsAtPoint: 50, killsAtRandom: 100, stops: 50, lostAnswers: 100 };
export const QUICK_PLAN: Plan = { killsAtPoint: 3, killsAtRandom: 5, stops: 3, lostAnswers: 6 };

export type PlatformPlan = {
  readonly killsAtPoint: number;
  readonly killsAtRandom: number;
};
export const WHOLE_PLATFORM_PLAN: PlatformPlan = { killsAtPoint: 10, killsAtRandom: 50 };
export const QUICK_PLATFORM_PLAN: PlatformPlan = { killsAtPoint: 1, killsAtRandom: 2 };

export type DoubleKind = "idempotent" | "blind";
export type PlatformKind = "discord" | "slack";

export type ReplicaSettings =
  | { readonly kind: "http"; readonly address: string; readonly canFind: boolean }
  | { readonly kind: PlatformKind };

/** What a replica says, before the channel, when it begins to send. */
export const SENDING = "sending ";
