import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { inTransaction } from "../../../src/adapters/database/connection.ts";
import { openSqlite } from "../../../src/adapters/database/sqlite.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

async function open() {
  const file = join(temporaryFolder(), "test.db");
  const [connection, other] = [openSqlite(file), openSqlite(file)];
  onTestFinished(async () => {
    await connection.db.destroy();
    await other.db.destroy();
  });
  await sql`create table notes (id integer primary key)`.execute(connection.db);
  const write = (id: number) =>
    inTransaction(connection, async (transaction) => {
      await sql`insert into notes values (${id})`.execute(transaction);
      return id;
    });
  /** What another connection sees: what is committed. */
  const committed = async () => (await sql<{ id: number }>`select id from notes order by id`.execute(other.db)).rows;
  return { connection, write, committed };
}

describe("work that comes together", () => {
  it("is committed together, before anybody hears of it", async () => {
    const { write, committed } = await open();
    const seen = await Promise.all([1, 2, 3].map((id) => write(id).then(committed)));
    expect(seen).toEqual(Array.from({ length: 3 }, () => [{ id: 1 }, { id: 2 }, { id: 3 }]));
  });

  it("is taken back alone where it fails", async () => {
    const { connection, write, committed } = await open();
    const failing = inTransaction(connection, async (transaction) => {
      await sql`insert into notes values (2)`.execute(transaction);
      throw new Error("inside");
    });
    const results = await Promise.allSettled([write(1), failing, write(1), write(3)]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(await committed()).toEqual([{ id: 1 }, { id: 3 }]);
  });

  it("fails as a whole where the commit does, and what comes after goes on", async () => {
    const { connection, write, committed } = await open();
    const spoiling = inTransaction(connection, async (transaction) => {
      await sql`create table later (id integer references notes (id) deferrable initially deferred)`.execute(
        transaction,
      );
      await sql`insert into later values (99)`.execute(transaction);
    });
    const results = await Promise.allSettled([write(1), spoiling]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await write(2)).toBe(2);
    expect(await committed()).toEqual([{ id: 2 }]);
  });

  it("is done in its order, however much there is", async () => {
    const { write, committed } = await open();
    await Promise.all(Array.from({ length: 250 }, (_, id) => write(id)));
    expect(await committed()).toHaveLength(250);
  });
});
