import { randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { Gap, Gaps } from "../../bot/ports/gaps.ts";
import { type Connection, type Database, inTransaction, readNow, withoutWaiting } from "./connection.ts";
import { forUpdate } from "./locking.ts";
import { sha256 } from "./sha256.ts";
import type { Tables } from "./tables.ts";

export function createGaps(connection: Connection): Gaps {
  const { db } = connection;
  return {
    record({ platform, community, key, text, language, asker, atMs }) {
      const question_hash = sha256(key);
      return withoutWaiting(connection, async (transaction) => {
        const { id } = await transaction
          .insertInto("gaps")
          .values({
            ...{ id: randomUUID(), platform, community, question_hash, text: withoutNul(text), language },
            ...{ first_at_ms: atMs, last_at_ms: atMs },
          })
          .onConflict((conflict) =>
            conflict.columns(["platform", "community", "question_hash"]).doUpdateSet((row) => ({
              last_at_ms: row
                .case()
                .when("gaps.last_at_ms", ">", row.ref("excluded.last_at_ms"))
                .then(row.ref("gaps.last_at_ms"))
                .else(row.ref("excluded.last_at_ms"))
                .end(),
            })),
          )
          .returning("id")
          .executeTakeFirstOrThrow();
        await mark(transaction, id, asker, { asked_at_ms: atMs });
        return id;
      });
    },

    want(id, person) {
      return inTransaction(connection, async (transaction) => {
        const gap = await transaction
          .selectFrom("gaps")
          .select("id")
          .where("id", "=", id)
          .$call(forUpdate(connection))
          .executeTakeFirst();
        if (gap === undefined) return false;
        await mark(transaction, id, person, { wanted_at_ms: await readNow(connection, transaction) });
        return true;
      });
    },

    async find(id) {
      const row = await withCounts(db).where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : gapOf(row);
    },

    async list(platform, community, { askersMin, limit }) {
      const rows = await db
        .selectFrom(withCounts(db).where("platform", "=", platform).where("community", "=", community).as("counted"))
        .selectAll()
        .where("askers", ">=", askersMin)
        .orderBy("wanted", "desc")
        .orderBy("askers", "desc")
        .orderBy("last_at_ms", "desc")
        .orderBy("id")
        .limit(limit)
        .execute();
      return rows.map(gapOf);
    },

    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom("gaps").where("id", "=", id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

/** PostgreSQL keeps no NUL, and nobody reads one. */
const withoutNul = (text: string) => text.replaceAll("\0", "");

/** Marks a person at a gap; what else is known of the person there stays. */
async function mark(
  db: Database,
  gap: string,
  person: string,
  at: { readonly asked_at_ms: number } | { readonly wanted_at_ms: number },
): Promise<void> {
  await db
    .insertInto("gap_people")
    .values({ gap, person, asked_at_ms: null, wanted_at_ms: null, ...at })
    .onConflict((conflict) => conflict.columns(["gap", "person"]).doUpdateSet(at))
    .execute();
}

function withCounts(db: Database) {
  return db
    .selectFrom("gaps")
    .selectAll("gaps")
    .select((gap) => {
      const people = gap.selectFrom("gap_people").whereRef("gap_people.gap", "=", "gaps.id");
      return [
        people.select((row) => row.fn.count<number>("asked_at_ms").as("askers")).as("askers"),
        people.select((row) => row.fn.count<number>("wanted_at_ms").as("wanted")).as("wanted"),
      ];
    });
}

type CountedRow = Selectable<Tables["gaps"]> & { readonly askers: number | null; readonly wanted: number | null };

function gapOf(row: CountedRow): Gap {
  return {
    id: row.id,
    platform: row.platform,
    community: row.community,
    text: row.text,
    language: row.language as Gap["language"],
    firstAtMs: row.first_at_ms,
    lastAtMs: row.last_at_ms,
    askers: row.askers ?? 0,
    wanted: row.wanted ?? 0,
  };
}
