import { statSync } from "node:fs";
import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { inTransaction } from "../../../src/adapters/database/connection.ts";
import { openSqlite } from "../../../src/adapters/database/sqlite.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

const ROW_BYTES = 4000;
const COMMITS = 250;

it("a thread copies the log into the database, and the connection ends with it", async () => {
  const file = `${temporaryFolder()}/test.db`;
  const connection = openSqlite(file);
  let isOpen = true;
  const close = async () => {
    if (isOpen) await connection.db.destroy();
    isOpen = false;
  };
  onTestFinished(close);
  await sql`create table notes (text text)`.execute(connection.db);
  const text = "x".repeat(ROW_BYTES);
  for (let row = 0; row < COMMITS; row += 1) {
    await inTransaction(connection, (transaction) => sql`insert into notes values (${text})`.execute(transaction));
  }
  // Before, the rows are in the log alone: SQLite itself would copy it much later.
  await expect.poll(() => statSync(file).size, { timeout: 10_000 }).toBeGreaterThan((COMMITS / 2) * ROW_BYTES);
  await close();
  const again = openSqlite(file);
  onTestFinished(() => again.db.destroy());
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from notes`.execute(again.db);
  expect(rows).toEqual([{ rows: COMMITS }]);
});
