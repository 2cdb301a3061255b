import { type Insertable, type Selectable, sql, type Updateable } from "kysely";
import type { Slot, SlotKey } from "../../bot/ports/ledger.ts";
import { wakeAtMs } from "../../bot/ports/rules/transitions.ts";
import type { Tables } from "./tables.ts";

export type SlotRow = Selectable<Tables["slots"]>;

/** Rows of one slot. */
export const atSlot = ({ platform, community, channel, localDate }: SlotKey) =>
  sql<boolean>`(platform, community, channel, local_date) = (${platform}, ${community}, ${channel}, ${localDate})`;

export function slotOf(row: Omit<SlotRow, "id">): Slot {
  return {
    platform: row.platform,
    community: row.community,
    channel: row.channel,
    localDate: row.local_date,
    state: row.state as Slot["state"],
    dueAtMs: row.due_at_ms,
    closesAtMs: row.closes_at_ms,
    fence: row.fence,
    leaseUntilMs: row.lease_until_ms,
    owner: row.owner,
    sendStarted: row.send_started === 1,
    attempts: row.attempts,
    notBeforeMs: row.not_before_ms,
    nonce: row.nonce,
    messageId: row.message_id,
    thread: row.thread as Slot["thread"],
    notice: row.notice as Slot["notice"],
    cards: JSON.parse(row.cards),
    reason: row.reason,
  };
}

export function insertOf(slot: Slot): Insertable<Tables["slots"]> {
  const { platform, community, channel, localDate, nonce } = slot;
  return { platform, community, channel, local_date: localDate, nonce, ...updateOf(slot) };
}

/** All that may change of a slot. */
export function updateOf(slot: Slot) {
  return {
    state: slot.state,
    due_at_ms: slot.dueAtMs,
    closes_at_ms: slot.closesAtMs,
    wake_at_ms: wakeAtMs(slot),
    fence: slot.fence,
    lease_until_ms: slot.leaseUntilMs,
    owner: slot.owner,
    send_started: Number(slot.sendStarted),
    attempts: slot.attempts,
    not_before_ms: slot.notBeforeMs,
    message_id: slot.messageId,
    thread: slot.thread,
    notice: slot.notice,
    cards: JSON.stringify(slot.cards),
    reason: slot.reason,
  } satisfies Updateable<Tables["slots"]>;
}
