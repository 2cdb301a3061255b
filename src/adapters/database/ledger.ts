import type { Ledger, NewSlot, Slot, SlotKey } from "../../bot/ports/ledger.ts";
import { changed, opened, sending, type Transition } from "../../bot/ports/rules/transitions.ts";
import { at } from "./channel-key.ts";
import { claimSlots } from "./claim.ts";
import { type Connection, type Database, inTransaction, readNow } from "./connection.ts";
import { forUpdate } from "./locking.ts";
import { atSlot, insertOf, slotOf, updateOf } from "./slot-rows.ts";

/** Rows of one statement: both databases take 20 times as many parameters. */
const OPENED_AT_ONCE = 100;

export function createLedger(connection: Connection): Ledger {
  const { db } = connection;

  /** Replaces a slot by what `next` makes of it, and tells its story; nothing where that is null. */
  async function change(
    key: SlotKey,
    owner: (before: Slot) => string | null,
    next: (slot: Slot, nowMs: number) => Transition | null,
  ) {
    return inTransaction(connection, async (transaction) => {
      const row = await transaction
        .selectFrom("slots")
        .selectAll()
        .select(connection.now().as("now_ms"))
        .where(atSlot(key))
        .$call(forUpdate(connection))
        .executeTakeFirst();
      if (row === undefined) return false;
      const before = slotOf(row);
      const after = next(before, row.now_ms);
      if (after === null) return false;
      const { slot, reason } = after;
      await transaction.updateTable("slots").set(updateOf(slot)).where("id", "=", row.id).execute();
      await transaction
        .insertInto("slot_events")
        .values({ slot_id: row.id, at_ms: row.now_ms, state: slot.state, reason, owner: owner(before) })
        .execute();
      return true;
    });
  }

  return {
    async open(slots) {
      const ordered = [...slots].sort(bySlotKey);
      let opened = 0;
      for (let start = 0; start < ordered.length; start += OPENED_AT_ONCE) {
        const some = ordered.slice(start, start + OPENED_AT_ONCE);
        opened += await inTransaction(connection, (transaction) => openSome(connection, transaction, some));
      }
      return opened;
    },

    claim: (options) => inTransaction(connection, (transaction) => claimSlots(connection, transaction, options)),

    startSending: (key, fence, leaseMs) =>
      change(
        key,
        ({ owner }) => owner,
        (slot, nowMs) => sending(slot, fence, leaseMs, nowMs),
      ),

    record: (key, fence, slotChange, from) =>
      change(
        key,
        ({ owner }) => (fence === null ? null : owner),
        (slot, nowMs) => changed(slot, fence, slotChange, from, nowMs),
      ),

    async story(key) {
      const row = await db.selectFrom("slots").selectAll().where(atSlot(key)).executeTakeFirst();
      if (row === undefined) return undefined;
      const events = await db
        .selectFrom("slot_events")
        .select(["at_ms", "state", "reason", "owner"])
        .where("slot_id", "=", row.id)
        .orderBy("id")
        .execute();
      return {
        slot: slotOf(row),
        events: events.map(({ at_ms, state, reason, owner }) => ({
          ...{ atMs: at_ms, reason, owner },
          state: state as Slot["state"],
        })),
      };
    },

    async history(channel, { before, limit }) {
      const rows = await db
        .selectFrom("slots")
        .selectAll()
        .where(at(channel))
        .$if(before !== undefined, (query) => query.where("local_date", "<", before as string))
        .orderBy("local_date", "desc")
        .limit(limit)
        .execute();
      return rows.map(slotOf);
    },
  };
}

async function openSome(connection: Connection, db: Database, slots: readonly NewSlot[]): Promise<number> {
  const rows = await db
    .insertInto("slots")
    .values(slots.map((slot) => insertOf(opened(slot))))
    .onConflict((conflict) => conflict.columns(["platform", "community", "channel", "local_date"]).doNothing())
    .returning(["id", "state", "reason"])
    .execute();
  if (rows.length === 0) return 0;
  const at_ms = await readNow(connection, db);
  await db
    .insertInto("slot_events")
    .values(rows.map(({ id, state, reason }) => ({ slot_id: id, at_ms, state, reason, owner: null })))
    .execute();
  return rows.length;
}

/** All processes insert in one order: two that open the same slots at once wait for each other, and never in a circle. */
function bySlotKey(one: SlotKey, other: SlotKey): number {
  const text = ({ platform, community, channel, localDate }: SlotKey) =>
    JSON.stringify([platform, community, channel, localDate]);
  const [a, b] = [text(one), text(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
