/** Time and chance, from outside: a test brings its own. Milliseconds. */
export type Timing = {
  /** Since 1970. Decides which slots are opened, and nothing else: when one is due is for the store's clock to say. */
  nowMs(): number;
  /** Since some instant of this process: for durations; it never jumps. */
  steadyMs(): number;
  /** Ends early, without an error, where the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to less than 1. */
  random(): number;
};

export const systemTiming: Timing = {
  nowMs: Date.now,
  steadyMs: () => performance.now(),
  random: Math.random,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(finish, Math.max(0, ms));
      signal?.addEventListener("abort", finish);
    }),
};

/** What was waited for didn't come in time. */
export class TimedOutError extends Error {
  override readonly name = "TimedOutError";
}

/**
 * Runs work that is told to end, by its signal, when its time is over; it isn't waited for any longer then.
 *
 * @param ending ends its time at once.
 *
 * @throws TimedOutError, or what the work throws.
 */
export async function withTimeout<T>(
  timing: Timing,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  ending?: AbortSignal,
): Promise<T> {
  const ended = new AbortController();
  const finished = new AbortController();
  const end = () => finished.abort();
  if (ending?.aborted === true) end();
  ending?.addEventListener("abort", end);
  const timeout = timing.sleep(timeoutMs, finished.signal).then(() => {
    throw new TimedOutError(ending?.aborted === true ? "The process ends." : `No answer within ${timeoutMs} ms.`);
  });
  // Async, so that what it throws at once comes as a rejection too.
  const working = (async () => work(ended.signal))();
  // Whichever loses has nobody left to hear its error.
  timeout.catch(() => undefined);
  working.catch(() => undefined);
  try {
    return await Promise.race([working, timeout]);
  } finally {
    ending?.removeEventListener("abort", end);
    finished.abort();
    ended.abort();
  }
}
