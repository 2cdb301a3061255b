import { randomUUID } from "node:crypto";
import { type Expression, type Insertable, type Selectable, type SqlBool, sql } from "kysely";
import type { Gap, Gaps } from "../../bot/ports/gaps.ts";
import { BoundedMap } from "../../collections/bounded-map.ts";
import { type Connection, type Database, inTransaction, readNow, withoutWaiting } from "./connection.ts";
import { forUpdate } from "./locking.ts";
import { sha256 } from "./sha256.ts";
import type { Tables } from "./tables.ts";
import type { WriteBehind } from "./write-behind.ts";

/** Gaps whose ids are known without asking: what is asked in vain is asked again and again. */
const KNOWN_MAX = 5000;

/** A question that somebody asked in vain. */
type Asked = Omit<Insertable<Tables["gaps"]>, "first_at_ms" | "last_at_ms"> & {
  readonly person: string;
  readonly at_ms: number;
};

export function createGaps(connection: Connection, writeBehind: WriteBehind): Gaps {
  const { db } = connection;
  const idsOf = new BoundedMap<string, string>(KNOWN_MAX);
  const asked = writeBehind.of<Asked>((transaction, rows) =>
    write(
      transaction,
      rows.map(({ row }) => row),
    ),
  );
  return {
    async record({ platform, community, key, text, language, asker, atMs }) {
      const gap = { platform, community, question_hash: sha256(key), text: withoutNul(text), language };
      const known = JSON.stringify([platform, community, gap.question_hash]);
      const question = { ...gap, id: idsOf.get(known) ?? randomUUID(), person: asker, at_ms: atMs };
      if (!idsOf.has(known)) {
        const id = await withoutWaiting(connection, (transaction) => recordOne(transaction, question));
        idsOf.set(known, id);
        return id;
      }
      const row = JSON.stringify([known, asker]);
      const before = asked.peek(row)?.row.at_ms ?? atMs;
      asked.put(row, { ...question, at_ms: Math.max(atMs, before) });
      return question.id;
    },

    async want(id, person) {
      await writeBehind.settle();
      return inTransaction(connection, async (transaction) => {
        const gap = await transaction
          .selectFrom("gaps")
          .select("id")
          .where("id", "=", id)
          .$call(forUpdate(connection))
          .executeTakeFirst();
        if (gap === undefined) return false;
        await markWanted(transaction, id, person, await readNow(connection, transaction));
        return true;
      });
    },

    async find(id) {
      await writeBehind.settle();
      const row = await withCounts(db).where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : gapOf(row);
    },

    async list(platform, community, { askersMin, limit }) {
      await writeBehind.settle();
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
      await writeBehind.settle();
      const { numDeletedRows } = await db.deleteFrom("gaps").where("id", "=", id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

/** PostgreSQL keeps no NUL, and nobody reads one. */
const withoutNul = (text: string) => text.replaceAll("\0", "");

async function recordOne(db: Database, question: Asked): Promise<string> {
  await write(db, [question]);
  const { id } = await db.selectFrom("gaps").select("id").where(isGapOf(question)).executeTakeFirstOrThrow();
  return id;
}

/** Counts each asker of each gap once. A gap that was deleted meanwhile comes back under its id. */
async function write(db: Database, questions: readonly Asked[]): Promise<void> {
  await db
    .insertInto("gaps")
    .values(gapsIn(questions))
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
    .execute();
  for (const question of questions) {
    const { person, at_ms } = question;
    await sql`insert into gap_people (gap, person, asked_at_ms)
      select id, ${person}, cast(${at_ms} as bigint) from gaps where ${isGapOf(question)}
      on conflict (gap, person) do update set asked_at_ms = excluded.asked_at_ms`.execute(db);
  }
}

/** One row a gap, since a statement can't change one twice. */
function gapsIn(questions: readonly Asked[]): readonly Insertable<Tables["gaps"]>[] {
  const gaps = new Map<string, Insertable<Tables["gaps"]>>();
  for (const { person: _, at_ms, ...gap } of questions) {
    const other = gaps.get(gap.id);
    const first_at_ms = Math.min(at_ms, other?.first_at_ms ?? at_ms);
    const last_at_ms = Math.max(at_ms, other?.last_at_ms ?? at_ms);
    gaps.set(gap.id, { ...(other ?? gap), first_at_ms, last_at_ms });
  }
  return [...gaps.values()];
}

const isGapOf = ({ platform, community, question_hash }: Asked): Expression<SqlBool> =>
  sql<SqlBool>`(platform, community, question_hash) = (${platform}, ${community}, ${question_hash})`;

/** Marks that a person wants an answer; what else is known of the person there stays. */
async function markWanted(db: Database, gap: string, person: string, wanted_at_ms: number): Promise<void> {
  await db
    .insertInto("gap_people")
    .values({ gap, person, asked_at_ms: null, wanted_at_ms })
    .onConflict((conflict) => conflict.columns(["gap", "person"]).doUpdateSet({ wanted_at_ms }))
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
