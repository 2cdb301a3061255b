import { type SlackTiming, within } from "../timing.ts";
import type { Gate } from "./gate.ts";

/** Where answers wait that Slack doesn't take yet, without a place at the gate. */
export type Waits = {
  /**
   * Resolves to true once so long has passed. False: it isn't waited for, or no longer, since too many of the community
   * wait already, or the end comes first.
   */
  wait(community: string, delayMs: number): Promise<boolean>;
  /** The end comes after so long: what would wait longer than that is given up now. */
  close(withinMs: number): void;
};

/** More than a busy channel asks in a minute; each holds a question and its answer in memory. */
const WAITING_PER_COMMUNITY_MAX = 200;

type Waiting = { readonly untilMs: number; readonly giveUp: () => void };

export function createWaits(gate: Gate, timing: SlackTiming): Waits {
  const waiting = new Map<string, Set<Waiting>>();
  let endsAtMs = Number.POSITIVE_INFINITY;

  async function waitFor(delayMs: number, all: Set<Waiting>): Promise<boolean> {
    const given = Promise.withResolvers<void>();
    const entry = { untilMs: timing.nowMs() + delayMs, giveUp: given.resolve };
    all.add(entry);
    try {
      return (await within(timing, given.promise, delayMs)) === "late";
    } finally {
      all.delete(entry);
    }
  }

  return {
    async wait(community, delayMs) {
      const all = waiting.get(community) ?? new Set();
      if (all.size >= WAITING_PER_COMMUNITY_MAX || timing.nowMs() + delayMs > endsAtMs) return false;
      waiting.set(community, all);
      try {
        return await gate.outside(waitFor(delayMs, all));
      } finally {
        if (all.size === 0) waiting.delete(community);
      }
    },
    close(withinMs) {
      endsAtMs = timing.nowMs() + withinMs;
      for (const { untilMs, giveUp } of [...waiting.values()].flatMap((all) => [...all]))
        if (untilMs > endsAtMs) giveUp();
    },
  };
}
