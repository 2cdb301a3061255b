import { setTimeout as sleep } from "node:timers/promises";
import type { Sent } from "./sent.ts";

export type Burst = {
  readonly count: number;
  /** Default: all at once. */
  readonly perSecond?: number;
  /** At most so many wait for their replies at once; default: all. */
  readonly waitingMax?: number;
  /** How long each acknowledgement, and each reply, is waited for. */
  readonly withinMs: number;
  /** Whether replies are waited for; default true. */
  readonly withReplies?: boolean;
};

export type BurstReport = {
  readonly seconds: number;
  /** From saying it to its acknowledgement, in milliseconds, shortest first. */
  readonly acknowledgedAfterMs: readonly number[];
  /** From saying it to its first reply. */
  readonly repliedAfterMs: readonly number[];
  /** What was never acknowledged, or never replied to. */
  readonly failures: number;
};

const SECOND_MS = 1000;
const STEP_MS = 5;

/** Says many things at an even rate, and measures what comes of them. */
export async function runBurst(burst: Burst, say: (index: number) => Sent): Promise<BurstReport> {
  const { count, perSecond = Number.POSITIVE_INFINITY, waitingMax = count, withinMs, withReplies = true } = burst;
  const acknowledgedAfterMs: number[] = [];
  const repliedAfterMs: number[] = [];
  let failures = 0;
  const startedMs = performance.now();

  async function one(index: number): Promise<void> {
    const saidMs = performance.now();
    const sent = say(index);
    const note = (list: number[]) => () => void list.push(performance.now() - saidMs);
    const acknowledged = sent.acknowledged(withinMs).then(note(acknowledgedAfterMs));
    const replied = withReplies ? sent.reply(withinMs).then(note(repliedAfterMs)) : undefined;
    const results = await Promise.allSettled([acknowledged, replied]);
    if (results.some(({ status }) => status === "rejected")) failures += 1;
  }

  let said = 0;
  const waiting = new Set<Promise<void>>();
  while (said < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedMs) * perSecond) / SECOND_MS) + 1);
    while (said < due && waiting.size < waitingMax) {
      const answered = one(said);
      waiting.add(answered);
      void answered.then(() => waiting.delete(answered));
      said += 1;
    }
    if (waiting.size === waitingMax) await Promise.race(waiting);
    else if (said < count) await sleep(STEP_MS);
  }
  await Promise.all(waiting);
  const seconds = (performance.now() - startedMs) / SECOND_MS;
  const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b);
  return {
    seconds,
    acknowledgedAfterMs: sorted(acknowledgedAfterMs),
    repliedAfterMs: sorted(repliedAfterMs),
    failures,
  };
}
