import { sql } from "kysely";
import type { People, PersonalData, PersonKey } from "../../bot/ports/people.ts";
import { type Connection, type Database, inTransaction } from "./connection.ts";
import type { KeyRing } from "./keys.ts";
import type { RememberedRows } from "./remembered-rows.ts";
import type { WriteBehind } from "./write-behind.ts";

/** People whose rows are known to be under the present key; beyond it they are looked at once more. */
const MOVED_MAX = 10_000;

/** Tables with a person's rows, and what makes a row unique beside the person. */
const TABLES = {
  asked_entries: ["platform", "community", "entry"],
  gap_people: ["gap"],
  feedback: ["platform", "community", "answer", "entry"],
  vault: null,
  preferences: [],
  community_moderators: ["platform", "community"],
} as const;
type Table = keyof typeof TABLES;
const TABLE_NAMES = Object.keys(TABLES) as readonly Table[];

export function createPeople(
  connection: Connection,
  { present, previous }: KeyRing,
  writeBehind: WriteBehind,
  { preferences }: RememberedRows,
): People {
  const moved = new Set<PersonKey>();

  const keysOf = (platform: string, personId: string): readonly PersonKey[] =>
    [present, previous].flatMap((keys) => (keys === null ? [] : [keys.personKey(platform, personId)]));

  return {
    async identify(platform, personId) {
      const [key = "", old] = keysOf(platform, personId);
      if (old !== undefined && !moved.has(key)) {
        await inTransaction(connection, (transaction) => move(transaction, old, key));
        if (moved.size >= MOVED_MAX) moved.clear();
        moved.add(key);
      }
      return key;
    },

    async dataOf(platform, personId) {
      await writeBehind.settle();
      return count(connection.db, keysOf(platform, personId));
    },

    async forget(platform, personId) {
      const keys = keysOf(platform, personId);
      await writeBehind.settle();
      const receipt = await inTransaction(connection, async (transaction) => {
        const receipt = await count(transaction, keys);
        for (const table of TABLE_NAMES) await transaction.deleteFrom(table).where("person", "in", keys).execute();
        // What nobody else asked was this person's alone.
        await transaction
          .deleteFrom("gaps")
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom("gap_people").select("gap").whereRef("gap_people.gap", "=", "gaps.id"))),
          )
          .execute();
        return receipt;
      });
      for (const key of keys) preferences.forget(key);
      return receipt;
    },
  };
}

/** Gives rows to another key; where that has the same row already, the old one goes. */
async function move(db: Database, from: PersonKey, to: PersonKey): Promise<void> {
  for (const table of TABLE_NAMES) {
    const unique = TABLES[table];
    if (unique !== null) {
      const same = sql.join(
        [
          sql`mine.person = ${to}`,
          ...unique.map((column) => sql`mine.${sql.ref(column)} = ${sql.ref(`${table}.${column}`)}`),
        ],
        sql` and `,
      );
      await sql`delete from ${sql.table(table)} where person = ${from}
        and exists (select 1 from ${sql.table(table)} as mine where ${same})`.execute(db);
    }
    await db.updateTable(table).set({ person: to }).where("person", "=", from).execute();
  }
}

async function count(db: Database, keys: readonly PersonKey[]): Promise<PersonalData> {
  const rows = async (table: Table): Promise<number> => {
    const { total } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as("total"))
      .where("person", "in", keys)
      .executeTakeFirstOrThrow();
    return total;
  };
  const answers = db.selectFrom("feedback").select(["platform", "community", "answer"]).distinct();
  return {
    asked: await rows("asked_entries"),
    gaps: await rows("gap_people"),
    feedback: (await answers.where("person", "in", keys).execute()).length,
    notices: await rows("vault"),
    choices: (await rows("preferences")) + (await rows("community_moderators")),
  };
}
