import type { Connection } from "../../src/adapters/database/connection.ts";
import { insertOf } from "../../src/adapters/database/slot-rows.ts";
import { CLAIM_REASONS, type Slot } from "../../src/bot/ports/ledger.ts";
import { opened } from "../../src/bot/ports/rules/transitions.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const WINDOW_MS = 6 * 60 * 60 * 1000;
const START_MS = Date.UTC(2025, 0, 1, 8);
/** Channels of a community. */
const COMMUNITY_SIZE = 4;
const SLOTS_AT_ONCE = 250;

export type Size = { readonly channels: number; readonly days: number };

export const channelOf = (index: number) => ({
  platform: index % 2 === 0 ? "discord" : "slack",
  community: `community-${Math.floor(index / COMMUNITY_SIZE)}`,
  channel: `channel-${index}`,
});

export const localDateOf = (day: number) => new Date(START_MS + day * DAY_MS).toISOString().slice(0, 10);

/** Writes a ledger as it is after so many days: what was posted has five events, one slot in ten was skipped. */
export async function fill({ db }: Connection, { channels, days }: Size): Promise<{ slots: number; events: number }> {
  let events = 0;
  let batch: Slot[] = [];
  const write = async () => {
    const slots = batch;
    batch = [];
    await db.transaction().execute(async (transaction) => {
      const rows = await transaction.insertInto("slots").values(slots.map(insertOf)).returning("id").execute();
      const told = rows.flatMap(({ id }, index) => eventsOf(id, slots[index] as Slot));
      events += told.length;
      await transaction.insertInto("slot_events").values(told).execute();
    });
  };
  // Day by day, as a ledger grows: a channel's slots lie far apart.
  for (let day = 0; day < days; day += 1) {
    for (let index = 0; index < channels; index += 1) {
      batch.push(slotOf(index, day));
      if (batch.length === SLOTS_AT_ONCE) await write();
    }
  }
  if (batch.length > 0) await write();
  return { slots: channels * days, events };
}

function slotOf(index: number, day: number): Slot {
  const dueAtMs = START_MS + day * DAY_MS;
  const slot = opened({
    ...channelOf(index),
    ...{ localDate: localDateOf(day), dueAtMs, closesAtMs: dueAtMs + WINDOW_MS, nonce: `nonce-${index}-${day}` },
    reason: "planned",
  });
  if ((index + day) % 10 === 0) return { ...slot, state: "skipped", reason: "exhausted" };
  const cards = [`open-source-ai-race/entry-${day % 29}`];
  return { ...slot, state: "posted", reason: "posted", fence: 2, attempts: 1, messageId: `m-${index}-${day}`, cards };
}

function eventsOf(slot_id: number, { dueAtMs, state, reason }: Slot) {
  const event = (after: number, eventState: Slot["state"], eventReason: string, owner: string | null) => ({
    ...{ slot_id, at_ms: dueAtMs + after, state: eventState, reason: eventReason, owner },
  });
  const begun = [event(-WINDOW_MS, "due", "planned", null), event(5, "claimed", CLAIM_REASONS.first, "replica-1")];
  if (state === "skipped") return [...begun, event(9, state, reason, "replica-1")];
  return [
    ...begun,
    event(30, "claimed", CLAIM_REASONS.sending, "replica-1"),
    event(230, "posted", reason, "replica-1"),
    event(400, "posted", "thread-made", "replica-1"),
  ];
}
