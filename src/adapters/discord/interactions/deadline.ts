import type { Timing } from "../../../bot/digest/ledger/timing.ts";

/** What came too late. */
export const LATE = Symbol("late");

/** A reason of its own: the one that is made otherwise holds a stack, which takes longer than all the rest here. */
const IN_TIME = Symbol("in time");

/** The work's result, or `LATE` where it isn't there by then; the work goes on. Rejects only as the work does, in time. */
export async function within<T>(timing: Timing, ms: number, work: Promise<T>): Promise<T | typeof LATE> {
  const startedMs = timing.steadyMs();
  // Where it rejects late, whoever waits for it still hears.
  work.catch(() => undefined);
  // Most is there in this turn of the event loop already, and needs no timer.
  const thisTurn = new Promise<typeof LATE>((resolve) => setImmediate(resolve, LATE));
  const early = await Promise.race([work, thisTurn]);
  if (early !== LATE) return early;
  const finished = new AbortController();
  const late = timing.sleep(ms - (timing.steadyMs() - startedMs), finished.signal).then((): typeof LATE => LATE);
  try {
    return await Promise.race([work, late]);
  } finally {
    finished.abort(IN_TIME);
  }
}
