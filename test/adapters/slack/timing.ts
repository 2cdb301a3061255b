import type { SlackTiming } from "../../../src/adapters/slack/timing.ts";

export type TestTiming = SlackTiming & {
  /** Lets time pass; what becomes due runs in its order, and what that leads to. */
  pass(ms: number): Promise<void>;
};

/** Time that passes when it is told to. */
export function createTestTiming(startMs = 1_800_000_000_000): TestTiming {
  let nowMs = startMs;
  const due: { readonly atMs: number; readonly run: () => void }[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    nowMs: () => nowMs,
    after(delayMs, run) {
      const entry = { atMs: nowMs + delayMs, run };
      due.push(entry);
      due.sort((a, b) => a.atMs - b.atMs);
      return () => {
        const at = due.indexOf(entry);
        if (at !== -1) due.splice(at, 1);
      };
    },
    async pass(ms) {
      const untilMs = nowMs + ms;
      for (;;) {
        await settle();
        const next = due[0];
        if (next === undefined || next.atMs > untilMs) break;
        due.shift();
        nowMs = next.atMs;
        next.run();
      }
      nowMs = untilMs;
    },
  };
}
