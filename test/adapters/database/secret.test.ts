import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { readSecrets, secretFileOf } from "../../../src/adapters/database/secret.ts";
import { entry } from "../../contracts/vault.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { openStoreForTest, refusalOf } from "../../doubles/store.ts";

const DATABASE_URL = "file:bot.db";
const FIRST = "first-secret-of-a-test-000001";
const SECOND = "second-secret-of-a-test-00002";
const bytes = new TextEncoder().encode("an address that nobody may read");

const secretFileIn = (folder: string) => secretFileOf(join(folder, "bot.db"));
const open = (folder: string, environment: Readonly<Record<string, string>> = {}) =>
  openStoreForTest({ environment: { DATABASE_URL, ...environment }, folder });
const refusal = (folder: string, environment: Readonly<Record<string, string>> = {}) =>
  refusalOf({ environment: { DATABASE_URL, ...environment }, folder });

describe("the secret of a SQLite database", () => {
  it("is made beside the file, for its owner only, and used from then on", async () => {
    const folder = temporaryFolder();
    const first = await open(folder);
    await first.vault.put(entry({ bytes }));
    const person = await first.people.identify("discord", "1");
    await first.close();
    const secret = readFileSync(secretFileIn(folder), "utf8");
    expect(secret.trim()).toMatch(/^[\w-]{43}$/);
    expect(statSync(secretFileIn(folder)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "bot.db")).mode & 0o777).toBe(0o600);
    const second = await open(folder);
    expect(await second.vault.get("tokens", "T1")).toEqual(bytes);
    expect(await second.people.identify("discord", "1")).toBe(person);
    expect(readFileSync(secretFileIn(folder), "utf8")).toBe(secret);
  });

  it("is not made where the environment has one", async () => {
    const folder = temporaryFolder();
    await open(folder, { STAFFETTA_SECRET: FIRST });
    expect(existsSync(secretFileIn(folder))).toBe(false);
  });

  it("is made once by many that start together", () => {
    const location = { kind: "sqlite", file: join(temporaryFolder(), "bot.db") } as const;
    const read = () => readSecrets({ location, environment: {}, mayMake: true });
    expect(read()).toEqual(read());
  });

  it("is not made anew where the database was used with one that is missing", async () => {
    const folder = temporaryFolder();
    await (await open(folder)).close();
    rmSync(secretFileIn(folder));
    expect(await refusal(folder)).toMatchObject({ code: "secret-missing" });
    expect(existsSync(secretFileIn(folder))).toBe(false);
  });

  it("is refused where it is another one, without either in the message", async () => {
    const folder = temporaryFolder();
    await (await open(folder, { STAFFETTA_SECRET: FIRST })).close();
    const error = await refusal(folder, { STAFFETTA_SECRET: SECOND });
    expect(error).toMatchObject({ code: "secret-different" });
    expect(String(error)).not.toMatch(/first-secret|second-secret/);
    const wrongPrevious = { STAFFETTA_SECRET: SECOND, STAFFETTA_SECRET_PREVIOUS: `${SECOND}-more` };
    expect(await refusal(folder, wrongPrevious)).toMatchObject({ code: "secret-different" });
  });

  it("is refused where it is short or its file holds half of one", async () => {
    const folder = temporaryFolder();
    expect(await refusal(folder, { STAFFETTA_SECRET: "hunter2" })).toMatchObject({ code: "secret-weak" });
    writeFileSync(secretFileIn(folder), "half");
    chmodSync(secretFileIn(folder), 0o600);
    expect(await refusal(folder)).toMatchObject({ code: "secret-unreadable" });
  });
});

it("needs STAFFETTA_SECRET with PostgreSQL", () => {
  const location = { kind: "postgres", url: "postgres://localhost/bot" } as const;
  expect(() => readSecrets({ location, environment: {}, mayMake: true })).toThrow(/STAFFETTA_SECRET is not set/);
});

describe("rotation", () => {
  const ROTATED = { STAFFETTA_SECRET: SECOND, STAFFETTA_SECRET_PREVIOUS: FIRST };

  const used = async () => {
    const folder = temporaryFolder();
    const store = await open(folder, { STAFFETTA_SECRET: FIRST });
    await store.vault.put(entry({ bytes }));
    const asker = await store.people.identify("discord", "1");
    const question = { platform: "discord", community: "guild-1", key: "q", text: "q?", language: "it" } as const;
    const gap = await store.gaps.record({ ...question, asker, atMs: 1 });
    await store.close();
    return { folder, question, gap };
  };

  it("opens what the previous secret closed, and afterwards needs only the new one", async () => {
    const { folder } = await used();
    const rotating = await open(folder, ROTATED);
    expect(await rotating.vault.get("tokens", "T1")).toEqual(bytes);
    await rotating.close();
    const after = await open(folder, { STAFFETTA_SECRET: SECOND });
    expect(await after.vault.get("tokens", "T1")).toEqual(bytes);
    await after.close();
    expect(await refusal(folder, { STAFFETTA_SECRET: FIRST })).toMatchObject({ code: "secret-different" });
  });

  it("moves a person's rows to the new key: nobody counts twice", async () => {
    const { folder, question, gap } = await used();
    const store = await open(folder, ROTATED);
    expect(await store.people.dataOf("discord", "1")).toMatchObject({ gaps: 1 });
    const asker = await store.people.identify("discord", "1");
    await store.gaps.record({ ...question, asker, atMs: 2 });
    expect(await store.gaps.find(gap)).toMatchObject({ askers: 1 });
    expect(await store.people.identify("discord", "1")).toBe(asker);
    expect(await store.people.forget("discord", "1")).toMatchObject({ gaps: 1 });
  });

  it("moves rows also where the new key has the same ones", async () => {
    const { folder, question, gap } = await used();
    // The new key without the previous one, as a replica that was not restarted in order would write it.
    const fresh = await open(temporaryFolder(), { STAFFETTA_SECRET: SECOND });
    const asker = await fresh.people.identify("discord", "1");
    const store = await open(folder, ROTATED);
    await store.gaps.record({ ...question, asker, atMs: 2 });
    expect(await store.gaps.find(gap)).toMatchObject({ askers: 2 });
    await store.people.identify("discord", "1");
    expect(await store.gaps.find(gap)).toMatchObject({ askers: 1 });
  });
});

describe("what is encrypted", () => {
  it("can't be found in the file", async () => {
    const folder = temporaryFolder();
    const store = await open(folder);
    await store.vault.put(entry({ bytes }));
    await store.close();
    expect(readFileSync(join(folder, "bot.db")).includes(Buffer.from(bytes))).toBe(false);
  });

  it("can't be moved to another key, nor changed", async () => {
    const folder = temporaryFolder();
    const store = await open(folder);
    await store.vault.put(entry({ bytes }));
    await store.vault.put(entry({ key: "T2", bytes: new Uint8Array([1]) }));
    const database = new DatabaseSync(join(folder, "bot.db"));
    database.exec("update vault set bytes = (select bytes from vault where key = 'T1') where key = 'T2'");
    await expect(store.vault.get("tokens", "T2")).rejects.toMatchObject({ code: "vault-unreadable" });
    database.exec("update vault set bytes = substr(bytes, 1, length(bytes) - 1) || x'00' where key = 'T1'");
    database.close();
    await expect(store.vault.get("tokens", "T1")).rejects.toMatchObject({ code: "vault-unreadable" });
  });
});
