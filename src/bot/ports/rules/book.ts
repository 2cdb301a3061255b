import type { Booking, RateLimit } from "../budgets.ts";

/** What is kept of a rate limit. Milliseconds since 1970. */
export type RateState = {
  /** When the limit would be as good as new, had nothing more been sent (the theoretical arrival time of GCRA). */
  readonly spentUntilMs: number;
  readonly heldUntilMs: number;
};

export const UNUSED_RATE: RateState = { spentUntilMs: 0, heldUntilMs: 0 };

/** How far one limit of a send may be behind another before its place isn't kept. */
const SPREAD_MAX_MS = 2000;

/**
 * What budgets promise, for every implementation: books sends by the generic cell rate algorithm.
 *
 * @param rates by the limits' keys; changed in place.
 */
export function book(
  sends: readonly (readonly RateLimit[])[],
  rates: Map<string, RateState>,
  nowMs: number,
  aheadMaxMs = Number.POSITIVE_INFINITY,
): readonly Booking[] {
  return sends.map((limits) => {
    const rateOf = ({ key }: RateLimit) => rates.get(key) ?? UNUSED_RATE;
    const starts = limits.map((limit) => Math.max(nowMs, earliestMs(rateOf(limit), limit)));
    const startMs = Math.max(nowMs, ...starts);
    const waitMs = startMs - nowMs;
    if (waitMs > aheadMaxMs) return { waitMs, booked: false };
    if (startMs - Math.min(startMs, ...starts) > SPREAD_MAX_MS) return { waitMs, booked: false };
    for (const limit of limits) {
      const rate = rateOf(limit);
      rates.set(limit.key, { ...rate, spentUntilMs: Math.max(rate.spentUntilMs, startMs) + limit.intervalMs });
    }
    return { waitMs, booked: true };
  });
}

function earliestMs({ spentUntilMs, heldUntilMs }: RateState, { intervalMs, burst }: RateLimit): number {
  return Math.max(heldUntilMs, spentUntilMs - (burst - 1) * intervalMs);
}
