import { type CompiledQuery, sql } from "kysely";
import type { HandledEvents } from "../../bot/ports/handled-events.ts";
import { type Connection, readNow, withoutWaiting } from "./connection.ts";
import { forUpdate } from "./locking.ts";
import { sha256 } from "./sha256.ts";
import type { WriteBehind } from "./write-behind.ts";

/** As many as the seconds since 1970 have digits. */
const CLEAR_CHARACTERS = 10;
/** 132 bits. */
const HASH_CHARACTERS = 22;

type Claimed = { readonly key_hash: string };
/** A key, and its place among those of its event. */
type NumberedHash = { readonly hash: string; readonly number: number };

export function createHandledEvents(connection: Connection, writeBehind: WriteBehind): HandledEvents {
  // Were these lost, the claim before would still keep the event from being taken anew.
  const finished = writeBehind.of<string>(async (transaction, rows) => {
    const nowMs = await readNow(connection, transaction);
    await transaction
      .insertInto("handled_events")
      .values(rows.map(({ row, ageMs }) => ({ key_hash: row, finished: 1, lease_until_ms: 0, at_ms: nowMs - ageMs })))
      // When it was begun stays: changing that would cost the index by time two more rows.
      .onConflict((conflict) => conflict.column("key_hash").doUpdateSet({ finished: 1, lease_until_ms: 0 }))
      .execute();
  });
  const claimOf = claimsLike(connection);
  const finishAll = (hashes: readonly string[]) => {
    for (const hash of hashes) finished.put(hash, hash);
  };
  const hashesOf = (keys: readonly string[]) => numbered(keys).map(({ hash }) => hash);

  return {
    async begin(keys, leaseMs) {
      const claim = numbered(keys);
      const hashes = claim.map(({ hash }) => hash);
      if (hashes.some((hash) => finished.peek(hash) !== undefined)) {
        finishAll(hashes);
        return "handled";
      }
      return withoutWaiting(connection, async (db) => {
        // Where another is inserting the same key, this waits until it is done.
        const { rows: taken } = await db.executeQuery(claimOf(claim, leaseMs));
        if (taken.length === hashes.length) return "begun";
        const at_ms = await readNow(connection, db);
        const own = taken.map(({ key_hash }) => key_hash);
        const rows = await db
          .selectFrom("handled_events")
          .select(["finished", "lease_until_ms"])
          .where("key_hash", "in", hashes)
          .$if(own.length > 0, (query) => query.where("key_hash", "not in", own))
          .orderBy("key_hash")
          .$call(forUpdate(connection))
          .execute();
        if (rows.some(({ finished }) => finished === 1)) {
          await db
            .updateTable("handled_events")
            .set({ finished: 1, lease_until_ms: 0 })
            .where("key_hash", "in", hashes)
            .execute();
          return "handled";
        }
        if (rows.some(({ lease_until_ms }) => lease_until_ms > at_ms)) {
          const free = db.updateTable("handled_events").set({ lease_until_ms: 0 });
          if (own.length > 0) await free.where("key_hash", "in", own).execute();
          return "under-way";
        }
        await db
          .updateTable("handled_events")
          .set({ lease_until_ms: at_ms + leaseMs, at_ms })
          .where("key_hash", "in", hashes)
          .execute();
        return rows.some(({ lease_until_ms }) => lease_until_ms > 0) ? "taken-over" : "begun";
      });
    },

    finish: async (keys) => finishAll(hashesOf(keys)),

    async release(keys) {
      await connection.db
        .updateTable("handled_events")
        .set({ lease_until_ms: 0 })
        .where("key_hash", "in", hashesOf(keys))
        .execute();
    },
  };
}

/**
 * Keys that begin alike stay neighbours: what comes at one time is written to few pages. By hashes alone each would dirty a
 * page of its own, which is most of what a commit writes.
 */
const hashOf = (key: string) => key.slice(0, CLEAR_CHARACTERS) + sha256(key).slice(0, HASH_CHARACTERS);

/** In one order in all processes, so that none waits for another that waits for it. */
function numbered(keys: readonly string[]): readonly NumberedHash[] {
  const hashes = [...new Set(keys.map(hashOf))];
  return hashes.map((hash, number) => ({ hash, number })).sort((one, other) => (one.hash < other.hash ? -1 : 1));
}

/** Building and compiling an insertion takes longer than running it, and only the keys differ from one to the next. */
function claimsLike({ db, now }: Connection) {
  let last: { readonly shape: readonly unknown[]; readonly query: CompiledQuery<Claimed> } | undefined;
  return (claim: readonly NumberedHash[], leaseMs: number): CompiledQuery<Claimed> => {
    const time = now();
    const shape = [claim.length, leaseMs, time];
    if (last === undefined || shape.some((value, at) => value !== last?.shape[at])) {
      const rows = claim.map(
        ({ hash, number }) => sql`(${hash}, ${number}, 0, ${time} + ${sql.lit(leaseMs)}, ${time})`,
      );
      const query = sql<Claimed>`
        insert into handled_events (key_hash, key_number, finished, lease_until_ms, at_ms) values ${sql.join(rows)}
        on conflict do nothing returning key_hash`.compile(db);
      last = { shape, query };
    }
    return { ...last.query, parameters: claim.flatMap(({ hash, number }) => [hash, number]) };
  };
}
