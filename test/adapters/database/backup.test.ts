import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { CHANNEL } from "../../contracts/store.ts";
import { subscriptionOf } from "../../contracts/subscriptions.ts";
import { run } from "../../doubles/command-context.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { openStoreForTest } from "../../doubles/store.ts";

const environment = { DATABASE_URL: "file:bot.db" };

const inUse = async () => {
  const folder = temporaryFolder();
  const store = await openStoreForTest({ environment, folder });
  await store.subscriptions.save(subscriptionOf());
  return { folder, store, file: join(folder, "backup.db") };
};

describe("backup and restore", () => {
  it("bring back what was there at the backup, which is taken while the bot runs", async () => {
    const { folder, store, file } = await inUse();
    expect(await run(["backup", file], { environment, folder })).toMatchObject({ status: 0, errorOutput: "" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith("backup"))).toEqual(["backup.db"]);
    await store.subscriptions.remove(CHANNEL);
    await store.close();
    const { status, output } = await run(["restore", file], { environment, folder });
    expect(status).toBe(0);
    const aside = /is now (.*)\.\n$/.exec(output)?.[1] ?? "";
    expect(existsSync(aside)).toBe(true);
    const restored = await openStoreForTest({ environment, folder });
    expect(await restored.subscriptions.find(CHANNEL)).toEqual(subscriptionOf());
    const kept = new DatabaseSync(aside);
    expect(kept.prepare("select * from subscriptions").all()).toEqual([]);
    kept.close();
  });

  it("restore where there was no database", async () => {
    const { folder, file } = await inUse();
    await run(["backup", file], { environment, folder });
    const elsewhere = temporaryFolder();
    const { output } = await run(["restore", file], { environment, folder: elsewhere });
    expect(output).toContain("There was no database before.");
    expect(statSync(join(elsewhere, "bot.db")).mode & 0o777).toBe(0o600);
  });

  it("restore in the place of a damaged one, which is kept", async () => {
    const { folder, store, file } = await inUse();
    await run(["backup", file], { environment, folder });
    await store.close();
    writeFileSync(join(folder, "bot.db"), "damaged".repeat(1000));
    expect(await run(["restore", file], { environment, folder })).toMatchObject({ status: 0 });
    const aside = readdirSync(folder).find((name) => name.endsWith(".aside")) ?? "";
    expect(readFileSync(join(folder, aside), "utf8")).toContain("damaged");
    const restored = await openStoreForTest({ environment, folder });
    expect(await restored.subscriptions.find(CHANNEL)).toEqual(subscriptionOf());
  });

  it("refuse to restore under a running bot", async () => {
    const { folder, store, file } = await inUse();
    await run(["backup", file], { environment, folder });
    const { status, errorOutput } = await run(["restore", file], { environment, folder });
    expect(status).toBe(1);
    expect(errorOutput).toContain("stop the bot");
    await store.subscriptions.save(subscriptionOf({ channel: "still-running" }));
    expect(readdirSync(folder).filter((name) => /aside|part/.test(name))).toEqual([]);
  });

  it("refuse a backup of a newer program, a damaged one, and what is none", async () => {
    const { folder, store, file } = await inUse();
    await run(["backup", file], { environment, folder });
    await store.close();
    const before = readFileSync(join(folder, "bot.db"));
    const refusal = async () => (await run(["restore", file], { environment, folder })).errorOutput;
    const backup = new DatabaseSync(file);
    backup.exec("insert into migrations values (999, 'from-the-future', 0)");
    backup.close();
    expect(await refusal()).toMatch(/backup\.db has schema version 999/);
    const whole = readFileSync(file);
    writeFileSync(file, whole.fill(7, whole.length / 2));
    expect(await refusal()).toMatch(/damaged/);
    writeFileSync(file, "no database at all");
    expect(await refusal()).toMatch(/no SQLite database/);
    new DatabaseSync(join(folder, "theirs.db")).exec("create table theirs (x)");
    const { errorOutput } = await run(["restore", join(folder, "theirs.db")], { environment, folder });
    expect(errorOutput).toMatch(/no database of Staffetta's/);
    expect(readFileSync(join(folder, "bot.db")).equals(before)).toBe(true);
  });

  it("refuse to write over a file, and to back up nothing", async () => {
    const { folder, file } = await inUse();
    writeFileSync(file, "mine");
    expect((await run(["backup", file], { environment, folder })).errorOutput).toContain("is there already");
    expect(readFileSync(file, "utf8")).toBe("mine");
    const empty = temporaryFolder();
    const nothing = await run(["backup", join(empty, "b.db")], { environment, folder: empty });
    expect(nothing.errorOutput).toContain("there is no database yet");
    expect(readdirSync(empty)).toEqual([]);
  });

  it("send who uses PostgreSQL to its own programs, without the password", async () => {
    const server = { DATABASE_URL: "postgres://me:hunter2@host/bot" };
    for (const [command, program] of [
      ["backup", "pg_dump"],
      ["restore", "pg_restore"],
    ] as const) {
      const { status, errorOutput } = await run([command, "x.db"], { environment: server });
      expect(status).toBe(1);
      expect(errorOutput).toContain(program);
      expect(errorOutput).not.toContain("hunter2");
    }
  });

  it.each(["backup", "restore"])("%s takes one file", async (command) => {
    expect((await run([command])).status).toBe(2);
    expect((await run([command, "a", "b"])).status).toBe(2);
    expect((await run([command, "--help"])).output).toContain(`npm run ${command} -- FILE`);
  });
});
