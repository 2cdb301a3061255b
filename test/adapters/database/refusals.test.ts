import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readDatabaseUrl } from "../../../src/adapters/database/location.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { openStoreForTest, refusalOf } from "../../doubles/store.ts";

const DATABASE_URL = "file:bot.db";
const STAFFETTA_SECRET = "a-secret-that-only-tests-know";

describe("DATABASE_URL", () => {
  it.each([
    [undefined, "/home/bot/data/staffetta.db"],
    ["  ", "/home/bot/data/staffetta.db"],
    ["file:other.db", "/home/bot/other.db"],
    ["file:/var/bot.db", "/var/bot.db"],
    ["file:///var/a%20bot.db", "/var/a bot.db"],
  ])("%s is the file %s", (url, file) => {
    expect(readDatabaseUrl(url, "/home/bot")).toEqual({ kind: "sqlite", file });
  });

  it.each(["postgres://me:word@host:5433/bot", "postgresql:///bot"])("%s is a server", (url) => {
    expect(readDatabaseUrl(url, "/")).toEqual({ kind: "postgres", url });
  });

  it.each([
    "mysql://me:hunter2@host/bot",
    "hunter2",
    "file:",
    "file::memory:",
    "postgres://me:hunter2@:x/",
    "file://hunter2/x",
  ])("%s is refused with the remedy and without its value", (url) => {
    const read = () => readDatabaseUrl(url, "/");
    expect(read).toThrow(/^DATABASE_URL .*file:PATH .* postgres:\/\//);
    expect(read).not.toThrow(/hunter2/);
  });
});

describe("a store that can't be used is refused", () => {
  it("where no server answers, without user and password", async () => {
    const url = "postgres://someone:hunt%20er2@127.0.0.1:1/bot";
    const error = await refusalOf({ environment: { DATABASE_URL: url, STAFFETTA_SECRET }, folder: "/" });
    expect(error).toMatchObject({ code: "database-unreachable" });
    // A driver's error quotes what it was given.
    expect(error).not.toHaveProperty("cause");
    expect(String(error)).toContain("127.0.0.1:1/bot can't be used (ECONNREFUSED)");
    expect(String(error)).not.toMatch(/someone|hunt/);
  });

  it("where the folder can't be written to", async () => {
    const folder = temporaryFolder();
    // A file in a folder's place is refused also to a root user, whom no mode keeps out.
    writeFileSync(join(folder, "file"), "");
    const error = await refusalOf({ environment: { DATABASE_URL: "file:file/bot.db" }, folder });
    expect(error).toMatchObject({ code: "database-unwritable" });
    expect(String(error)).toContain(join(folder, "file/bot.db"));
  });

  it("where the file is damaged or something else", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "bot.db"), "This is no database, whatever its name may be.".repeat(100));
    const error = await refusalOf({ environment: { DATABASE_URL }, folder });
    expect(error).toMatchObject({ code: "database-corrupt" });
    expect(String(error)).toContain("npm run restore");
  });

  it("where the file is another program's, and leaves it as it is", async () => {
    const folder = temporaryFolder();
    const other = new DatabaseSync(join(folder, "bot.db"));
    other.exec("create table theirs (x)");
    expect(await refusalOf({ environment: { DATABASE_URL }, folder })).toMatchObject({ code: "database-foreign" });
    expect(other.prepare("select name from sqlite_master").all()).toEqual([{ name: "theirs" }]);
    other.close();
  });

  it("where a newer program has used it", async () => {
    const folder = temporaryFolder();
    await (await openStoreForTest({ environment: { DATABASE_URL }, folder })).close();
    const database = new DatabaseSync(join(folder, "bot.db"));
    database.exec("insert into migrations values (999, 'from-the-future', 0)");
    database.close();
    const error = await refusalOf({ environment: { DATABASE_URL }, folder });
    expect(error).toMatchObject({ code: "database-schema-newer" });
    expect(String(error)).toMatch(/version 999.*newer Staffetta.*backup/);
  });
});
