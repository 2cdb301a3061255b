import type { Channel } from "../../ports/channel.ts";
import type { Ledger, NewSlot } from "../../ports/ledger.ts";
import type { Subscription, Subscriptions } from "../../ports/subscriptions.ts";
import { type PlannedSlot, plannedSlots } from "../time/slots.ts";
import { nonceOf } from "./nonce.ts";
import type { LedgerOptions } from "./options.ts";
import { REASONS } from "./reasons.ts";

const PAGE = 500;

export type PlannerParts = {
  readonly subscriptions: Subscriptions;
  readonly ledger: Ledger;
  readonly options: Pick<LedgerOptions, "catchUpMs" | "openAheadMs">;
  /** Takes what is wrong with one subscription; the others are planned all the same. */
  readonly report: (error: unknown, channel: Channel) => void;
};

export type Planner = {
  /**
   * Opens the slots that are due within the catch-up window or shortly. May be run at any time, by any process, after
   * any jump of its clock: the ledger leaves the slots that it has as they are.
   *
   * @returns how many were new.
   */
  plan(nowMs: number): Promise<number>;
};

export function createPlanner({ subscriptions, ledger, options, report }: PlannerParts): Planner {
  /** Slots that are surely in the ledger, by their key and instant, until they close: not to be put in each minute. */
  const opened = new Map<string, number>();

  async function open(slots: readonly NewSlot[]): Promise<number> {
    const missing = slots.filter((slot) => !opened.has(memoryKey(slot)));
    if (missing.length === 0) return 0;
    const count = await ledger.open(missing);
    for (const slot of missing) opened.set(memoryKey(slot), slot.closesAtMs);
    return count;
  }

  return {
    async plan(nowMs) {
      for (const [key, closesAtMs] of opened) if (closesAtMs <= nowMs) opened.delete(key);
      let count = 0;
      let after: Channel | null = null;
      for (;;) {
        const page: readonly Subscription[] = await subscriptions.page(after, PAGE);
        const slots: NewSlot[] = [];
        for (const subscription of page) {
          try {
            slots.push(...slotsOf(subscription, nowMs, options));
          } catch (error) {
            report(error, subscription);
          }
        }
        count += await open(slots);
        const last = page.at(-1);
        if (last === undefined || page.length < PAGE) return count;
        after = { platform: last.platform, community: last.community, channel: last.channel };
      }
    },
  };
}

/**
 * What the ledger should have of a subscription at an instant. Dates of a pause are skipped from the start, so that
 * their story tells why.
 *
 * @throws LocalTimeError where its zone or time is invalid.
 */
export function slotsOf(
  subscription: Subscription,
  nowMs: number,
  { catchUpMs, openAheadMs }: Pick<LedgerOptions, "catchUpMs" | "openAheadMs">,
): readonly NewSlot[] {
  const { pausedUntil } = subscription;
  const planned = plannedSlots({ ...subscription, pausedUntil: null }, { nowMs, catchUpMs, aheadMs: openAheadMs });
  return planned.flatMap((slot) => {
    if (pausedUntil === null || slot.localDate >= pausedUntil) return [newSlot(subscription, slot, REASONS.planned)];
    // Not ahead: the pause may yet be ended.
    if (slot.dueAtMs > nowMs) return [];
    return [{ ...newSlot(subscription, slot, REASONS.paused), state: "skipped" as const }];
  });
}

export function newSlot(channel: Channel, { localDate, dueAtMs, closesAtMs }: PlannedSlot, reason: string): NewSlot {
  const { platform, community, channel: id } = channel;
  const key = { platform, community, channel: id, localDate };
  return { ...key, dueAtMs, closesAtMs, nonce: nonceOf(key), reason };
}

function memoryKey({ nonce, dueAtMs, state = "due" }: NewSlot): string {
  return `${nonce} ${dueAtMs} ${state}`;
}
