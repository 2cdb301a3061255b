import type { Timing } from "../../../bot/digest/ledger/timing.ts";
import { isPassing } from "./errors.ts";

/** Before each further attempt. Together under a second: an interaction wants its acknowledgement within three. */
const WAITS_MS = [50, 150, 300, 400];

/**
 * Repeats work that may be repeated without harm, where what failed may pass: a fault of Discord's, or a connection
 * that broke. Rate limits are waited for by the library.
 *
 * @param work is told how many attempts were made before.
 */
export async function persist<T>(
  timing: Timing,
  work: (attempt: number) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (const [attempt, waitMs] of WAITS_MS.entries()) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!isPassing(error) || signal?.aborted === true) throw error;
    }
    await timing.sleep(waitMs, signal);
  }
  return work(WAITS_MS.length);
}
