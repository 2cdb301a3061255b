import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { withoutWaiting } from "../../../src/adapters/database/connection.ts";
import { openSqlite } from "../../../src/adapters/database/sqlite.ts";
import { createWriteBehind } from "../../../src/adapters/database/write-behind.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

type Note = { readonly id: number; readonly text: string };

async function open() {
  const connection = openSqlite(`${temporaryFolder()}/test.db`);
  onTestFinished(() => connection.db.destroy());
  await sql`create table notes (id integer primary key, text text check (text <> 'bad'))`.execute(connection.db);
  const time = { now: 0 };
  const behind = createWriteBehind(
    (work) => withoutWaiting(connection, work),
    () => time.now,
  );
  const batches: (readonly [number, string, number])[][] = [];
  const notes = behind.of<Note>(async (transaction, rows) => {
    batches.push(rows.map(({ row, ageMs }) => [row.id, row.text, ageMs]));
    for (const { row } of rows) await sql`insert into notes values (${row.id}, ${row.text})`.execute(transaction);
  });
  const put = (id: number, text = "good") => notes.put(String(id), { id, text });
  const written = async () => (await sql<Note>`select id, text from notes order by id`.execute(connection.db)).rows;
  return { time, behind, notes, batches, put, written };
}

describe("what is written behind", () => {
  it("is written a moment later, of each key the latest, in the order of keys, with its age", async () => {
    const { time, notes, batches, put, written } = await open();
    put(2);
    put(1, "older");
    time.now = 5;
    put(1, "newer");
    expect(notes.peek("1")).toEqual({ row: { id: 1, text: "newer" }, ageMs: 0 });
    time.now = 7;
    await expect.poll(written).toHaveLength(2);
    expect(batches).toEqual([
      [
        [1, "newer", 2],
        [2, "good", 7],
      ],
    ]);
    expect(notes.peek("1")).toBeUndefined();
  });

  it("is committed once it is asked for", async () => {
    const { behind, put, written } = await open();
    for (let id = 0; id < 100; id += 1) put(id);
    await behind.settle();
    expect(await written()).toHaveLength(100);
  });

  it("isn't lost where it comes while another row of its key is being written", async () => {
    const { behind, notes, put, batches } = await open();
    put(1, "first");
    const settled = behind.settle();
    await Promise.resolve();
    notes.put("1", { id: 2, text: "second" });
    await settled;
    await behind.settle();
    expect(batches.flat().map(([, text]) => text)).toEqual(["first", "second"]);
  });

  it("is told of where it can't be written: whoever settles, else whoever puts the next", async () => {
    const { behind, put, written } = await open();
    put(1, "bad");
    await expect(behind.settle()).rejects.toThrow("CHECK");
    put(2, "bad");
    await expect.poll(() => tryPut(() => put(3))).toContain("CHECK");
    await behind.settle();
    expect(await written()).toEqual([{ id: 3, text: "good" }]);
  });
});

function tryPut(put: () => void): string {
  try {
    put();
    return "";
  } catch (error) {
    return String(error);
  }
}
