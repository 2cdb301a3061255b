import type { Timing } from "../../../bot/digest/ledger/timing.ts";
import { isPassing } from "./errors.ts";

/** Before each further attempt. Together under a second: an interaction wants its acknowledgement within three. */
const WAITS_MS = [50, 150, 300, 400];

/**
 * Repeats work that may be repeated without harm, where what failed may pass: a fault of Discord's, or a connection
 * that broke. Rate limits are waited for by the library.
 */
export async function persist<T>(timing: Timing, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || signal?.aborted === true) throw error;
    }
    await timing.sleep(waitMs, signal);
  }
  return work();
}
