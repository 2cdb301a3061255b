import type { Budgets } from "../../bot/ports/budgets.ts";
import { book, type RateState, UNUSED_RATE } from "../../bot/ports/rules/book.ts";
import { type Connection, type Database, inTransaction, readNow } from "./connection.ts";
import { forUpdate } from "./locking.ts";

export function createBudgets(connection: Connection): Budgets {
  return {
    reserve(sends, aheadMaxMs) {
      const keys = new Set(sends.flat().map(({ key }) => key));
      return inTransaction(connection, async (db) => {
        const { rates, nowMs } = await lockRates(connection, db, keys);
        const before = new Map(rates);
        const bookings = book(sends, rates, nowMs, aheadMaxMs);
        for (const [key, rate] of rates) {
          if (rate !== before.get(key)) await write(db, key, rate);
        }
        return bookings;
      });
    },

    hold: (key, forMs) =>
      inTransaction(connection, async (db) => {
        const { rates, nowMs } = await lockRates(connection, db, new Set([key]));
        const rate = rates.get(key) ?? UNUSED_RATE;
        await write(db, key, { ...rate, heldUntilMs: Math.max(rate.heldUntilMs, nowMs + forMs) });
      }),
  };
}

/** In the order of the keys, in all processes: two that need the same ones wait for each other, never in a circle. */
async function lockRates(
  connection: Connection,
  db: Database,
  keys: ReadonlySet<string>,
): Promise<{ readonly rates: Map<string, RateState>; readonly nowMs: number }> {
  const ordered = [...keys].sort();
  const rates = new Map<string, RateState>();
  if (ordered.length > 0) {
    await db
      .insertInto("budgets")
      .values(ordered.map((key) => ({ key, spent_until_ms: 0, held_until_ms: 0 })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const rows = await db
      .selectFrom("budgets")
      .selectAll()
      .where("key", "in", ordered)
      .orderBy("key")
      .$call(forUpdate(connection))
      .execute();
    for (const row of rows) {
      rates.set(row.key, { spentUntilMs: row.spent_until_ms, heldUntilMs: row.held_until_ms });
    }
  }
  // After the locks: whoever waited for them must not count from the time before.
  const nowMs = await readNow(connection, db);
  return { rates, nowMs };
}

async function write(db: Database, key: string, { spentUntilMs, heldUntilMs }: RateState): Promise<void> {
  const values = { spent_until_ms: spentUntilMs, held_until_ms: heldUntilMs };
  await db.updateTable("budgets").set(values).where("key", "=", key).execute();
}
