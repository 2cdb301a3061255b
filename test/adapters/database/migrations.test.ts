import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Connection } from "../../../src/adapters/database/connection.ts";
import { migrate, newestVersion } from "../../../src/adapters/database/migrate.ts";
import { MIGRATIONS } from "../../../src/adapters/database/migrations/migrations.ts";
import { openPostgres } from "../../../src/adapters/database/postgres.ts";
import { openSqlite } from "../../../src/adapters/database/sqlite.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { type PostgresServer, postgresPrograms, postgresSuite, startPostgres } from "../../doubles/postgres.ts";
import { ROWS } from "./rows-of-versions.ts";

const OPENER = join(import.meta.dirname, "../../doubles/store-opener.ts");
const run = promisify(execFile);

type Place = { readonly url: string; connect(): Promise<Connection> };

/** The databases' clients have classes of their own for bytes. */
const plain = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? [...value] : value]),
  );

function suite(makePlace: () => Promise<Place>): void {
  const connect = async ({ connect }: Place) => {
    const connection = await connect();
    onTestFinished(() => connection.db.destroy());
    return connection;
  };

  it.each(MIGRATIONS.map(({ version, name }) => [version, name]))(
    "come to version %i (%s) from the one before, keeping its rows",
    async (version) => {
      const connection = await connect(await makePlace());
      await migrate(connection, version - 1);
      const rows = ROWS[version - 1] ?? {};
      for (const [table, row] of Object.entries(rows)) {
        const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
        await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
          connection.db,
        );
      }
      await migrate(connection, version);
      for (const [table, row] of Object.entries(rows)) {
        const found = await sql`select * from ${sql.table(table)}`.execute(connection.db);
        expect(found.rows.map((each) => plain(each as object))).toEqual([expect.objectContaining(plain(row))]);
      }
      const { rows: applied } = await sql<{ version: number }>`select version from migrations order by version`.execute(
        connection.db,
      );
      expect(applied.map((row) => row.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
    },
  );

  it("change nothing the second time", async () => {
    const connection = await connect(await makePlace());
    await migrate(connection);
    const before = await sql`select * from migrations`.execute(connection.db);
    await migrate(connection);
    expect((await sql`select * from migrations`.execute(connection.db)).rows).toEqual(before.rows);
  });

  it("leave nothing behind where one fails", async () => {
    const connection = await connect(await makePlace());
    // In the way of the second migration.
    await sql`create table vault (x integer)`.execute(connection.db);
    await expect(migrate(connection)).rejects.toThrow(/vault/);
    await expect(sql`select 1 from slots`.execute(connection.db)).rejects.toThrow(/slots/);
  });

  it("run once where several processes start together", async () => {
    const place = await makePlace();
    const environment = { ...process.env, DATABASE_URL: place.url, STAFFETTA_SECRET: "a-secret-that-only-tests-know" };
    await Promise.all(Array.from({ length: 4 }, () => run(process.execPath, [OPENER], { env: environment })));
    const connection = await connect(place);
    const { rows } = await sql`select version from migrations`.execute(connection.db);
    expect(rows).toHaveLength(newestVersion());
  });
}

describe("migrations of SQLite", () => {
  suite(async () => {
    const file = join(temporaryFolder(), "bot.db");
    return { url: `file:${file}`, connect: async () => openSqlite(file) };
  });
});

describe.skipIf(postgresPrograms === null)(postgresSuite("migrations of PostgreSQL"), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  suite(async () => {
    const url = await server.createPlace();
    return { url, connect: () => openPostgres(url) };
  });

  it("make the same tables as SQLite's", async () => {
    const url = await server.createPlace();
    const schema = /search_path%3D(\w+)/.exec(url)?.[1];
    const shapes = await Promise.all(
      [openSqlite(join(temporaryFolder(), "bot.db")), await openPostgres(url)].map(async (connection) => {
        onTestFinished(() => connection.db.destroy());
        await migrate(connection);
        const tables = await connection.db.introspection.getTables();
        return tables
          .filter((table) => table.schema === undefined || table.schema === schema)
          .map(({ name, columns }) => ({
            name,
            columns: columns.map((column) => `${column.name}${column.isNullable ? "?" : ""}`).sort(),
          }))
          .sort((one, other) => (one.name < other.name ? -1 : 1));
      }),
    );
    expect(shapes[0]?.length).toBeGreaterThan(10);
    expect(shapes[1]).toEqual(shapes[0]);
  });
});

it("number the migrations without a gap", () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  expect(Object.keys(ROWS).map(Number)).toEqual(MIGRATIONS.slice(0, -1).map(({ version }) => version));
});
