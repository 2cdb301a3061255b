import type { HandledEvents } from "../../bot/ports/handled-events.ts";
import { type Connection, type Database, inTransaction, readNow, withoutWaiting } from "./connection.ts";
import { forUpdate } from "./locking.ts";
import { sha256 } from "./sha256.ts";

export function createHandledEvents(connection: Connection): HandledEvents {
  const hashesOf = (keys: readonly string[]) => [...new Set(keys.map(sha256))].sort();

  return {
    begin(keys, leaseMs) {
      const hashes = hashesOf(keys);
      return inTransaction(connection, async (db) => {
        const at_ms = await readNow(connection, db);
        await insertMissing(db, hashes, at_ms);
        const rows = await db
          .selectFrom("handled_events")
          .select(["finished", "lease_until_ms"])
          .where("key_hash", "in", hashes)
          .orderBy("key_hash")
          .$call(forUpdate(connection))
          .execute();
        if (rows.some(({ finished }) => finished === 1)) {
          await db.updateTable("handled_events").set({ finished: 1 }).where("key_hash", "in", hashes).execute();
          return "handled";
        }
        if (rows.some(({ lease_until_ms }) => lease_until_ms > at_ms)) return "under-way";
        await db
          .updateTable("handled_events")
          .set({ lease_until_ms: at_ms + leaseMs, at_ms })
          .where("key_hash", "in", hashes)
          .execute();
        return rows.some(({ lease_until_ms }) => lease_until_ms > 0) ? "taken-over" : "begun";
      });
    },

    async finish(keys) {
      const hashes = hashesOf(keys);
      // Were it lost in a power cut, the claim before would still keep the event from being taken anew.
      await withoutWaiting(connection, async (db) => {
        const at_ms = await readNow(connection, db);
        await insertMissing(db, hashes, at_ms);
        await db
          .updateTable("handled_events")
          .set({ finished: 1, lease_until_ms: 0, at_ms })
          .where("key_hash", "in", hashes)
          .execute();
      });
    },

    async release(keys) {
      await connection.db
        .updateTable("handled_events")
        .set({ lease_until_ms: 0 })
        .where("key_hash", "in", hashesOf(keys))
        .execute();
    },
  };
}

/** In one order in all processes; where another is inserting the same key, this waits until it is done. */
async function insertMissing(db: Database, hashes: readonly string[], at_ms: number): Promise<void> {
  await db
    .insertInto("handled_events")
    .values(hashes.map((key_hash) => ({ key_hash, finished: 0, lease_until_ms: 0, at_ms })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
