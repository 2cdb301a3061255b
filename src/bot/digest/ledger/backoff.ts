import type { LedgerOptions } from "./options.ts";

/** Of a wait, the part that chance may take away: channels that failed together don't come back together. */
const JITTER_SHARE = 0.5;

/**
 * How long to wait after so many attempts: exponential, with jitter, and never less than what the platform asked for.
 *
 * @param attempts those that were made, from 1.
 */
export function backoffMs(
  attempts: number,
  askedForMs: number | null,
  random: () => number,
  { retryFirstMs, retryMaxMs }: Pick<LedgerOptions, "retryFirstMs" | "retryMaxMs">,
): number {
  const wholeMs = Math.min(retryMaxMs, retryFirstMs * 2 ** (Math.max(1, attempts) - 1));
  const jitteredMs = wholeMs * (1 - JITTER_SHARE * random());
  return Math.ceil(Math.max(askedForMs ?? 0, jitteredMs));
}
