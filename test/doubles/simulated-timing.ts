import type { Timing } from "../../src/bot/digest/ledger/timing.ts";

export type SimulatedTiming = Timing & {
  /** Lets time pass, waking sleepers in their order; between two, everything that is ready runs. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
  /** The wall clock jumps; durations don't notice. */
  jump(ms: number): void;
};

type Sleeper = { readonly atMs: number; readonly wake: () => void };

/** Whoever sleeps for so long without being woken has been forgotten. */
const UNTIL_MAX_MS = 10 * 86_400_000;

/** Time that passes only when it is told to: nothing that is under way is skipped, and no test waits. */
export function simulatedTiming(startMs: number, random: () => number = () => 0.5): SimulatedTiming {
  let steadyMs = 0;
  let offsetMs = startMs;
  const sleepers: Sleeper[] = [];

  /** Behind those of the same instant. */
  function add(sleeper: Sleeper): void {
    let low = 0;
    let high = sleepers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sleepers[middle]?.atMs ?? 0) <= sleeper.atMs) low = middle + 1;
      else high = middle;
    }
    sleepers.splice(low, 0, sleeper);
  }

  /** What waits for a store in this process, or for the end of its turn, needs no longer. */
  const settle = async () => {
    for (let turn = 0; turn < 2; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };

  async function passUntil(untilMs: number, isOver: () => boolean): Promise<void> {
    for (;;) {
      await settle();
      const next = sleepers[0];
      if (isOver()) return;
      if (next === undefined || next.atMs > untilMs) break;
      sleepers.shift();
      steadyMs = Math.max(steadyMs, next.atMs);
      next.wake();
    }
    steadyMs = untilMs;
  }

  return {
    nowMs: () => offsetMs + steadyMs,
    steadyMs: () => steadyMs,
    random,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const wake = () => {
          signal?.removeEventListener("abort", end);
          resolve();
        };
        const sleeper = { atMs: steadyMs + Math.max(0, ms), wake };
        const end = () => {
          const index = sleepers.indexOf(sleeper);
          if (index >= 0) sleepers.splice(index, 1);
          wake();
        };
        add(sleeper);
        signal?.addEventListener("abort", end);
      }),
    pass: (ms) => passUntil(steadyMs + ms, () => false),
    async until(work) {
      let over = false;
      const done = work.finally(() => {
        over = true;
      });
      done.catch(() => undefined);
      await passUntil(steadyMs + UNTIL_MAX_MS, () => over);
      if (!over) throw new Error("The work waits for something that never comes.");
      return done;
    },
    jump(ms) {
      offsetMs += ms;
    },
  };
}
