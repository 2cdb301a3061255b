/** Clock and timers, from outside so that tests need not wait. */
export type SlackTiming = {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Runs something later; what it returns takes that back. */
  after(delayMs: number, run: () => void): () => void;
};

export const systemTiming: SlackTiming = {
  nowMs: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What came first: the work, or `late` after so many milliseconds. The work goes on. */
export async function within<T>(timing: SlackTiming, work: Promise<T>, timeMs: number): Promise<T | "late"> {
  let cancel: () => void = () => undefined;
  const late = new Promise<"late">((resolve) => {
    cancel = timing.after(timeMs, () => resolve("late"));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}
