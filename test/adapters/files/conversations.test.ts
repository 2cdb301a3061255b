import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createFileConversations } from "../../../src/adapters/files/conversations.ts";
import { CONVERSATION_TTL_MS } from "../../../src/bot/conversation/memory.ts";
import { conversationsContract, memoryOf } from "../../contracts/conversations.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

const open = (folder: string, now = 0) => createFileConversations({ folder, clock: () => now });

conversationsContract("files", (clock) => createFileConversations({ folder: join(temporaryFolder(), "made"), clock }));

it("hands a conversation on to another process", async () => {
  const folder = temporaryFolder();
  await open(folder).remember("a", memoryOf("one"));
  expect(await open(folder).recall("a")).toEqual(memoryOf("one"));
});

it("shows the key neither in the file's name nor in it, and the file to its owner only", async () => {
  const folder = temporaryFolder();
  await open(folder).remember("somebody@example.org", memoryOf("one"));
  const [name = ""] = readdirSync(folder);
  expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
  expect(readFileSync(join(folder, name), "utf8")).not.toContain("somebody");
  expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
});

it.each([
  ["half of a file", '{"expiresAt":9'],
  ["nothing", ""],
  ["no object", "null"],
  ["another version", JSON.stringify({ expiresAt: 9e15, memory: { ...memoryOf("one"), version: 2 } })],
  ["another shape", JSON.stringify({ expiresAt: 9e15, memory: { ...memoryOf("one"), entries: [1] } })],
  ["another language", JSON.stringify({ expiresAt: 9e15, memory: { ...memoryOf("one"), language: "fr" } })],
  ["no expiry", JSON.stringify({ memory: memoryOf("one") })],
])("takes %s for nothing remembered, and writes the next turn over it", async (_, content) => {
  const folder = temporaryFolder();
  const conversations = open(folder);
  await conversations.remember("a", memoryOf("one"));
  const [name = ""] = readdirSync(folder);
  writeFileSync(join(folder, name), content);
  expect(await conversations.recall("a")).toBeUndefined();
  await conversations.remember("a", memoryOf("two"));
  expect(await conversations.recall("a")).toEqual(memoryOf("two"));
});

it("cleans up expired, broken and abandoned files, and nothing else", async () => {
  const folder = temporaryFolder();
  const later = CONVERSATION_TTL_MS * 10;
  await open(folder).remember("expired", memoryOf("one"));
  await open(folder, later - 1).remember("alive", memoryOf("two"));
  writeFileSync(join(folder, `${"0".repeat(64)}.json`), "{");
  writeFileSync(join(folder, "old.part"), "");
  utimesSync(join(folder, "old.part"), 0, 0);
  writeFileSync(join(folder, "young.part"), "");
  writeFileSync(join(folder, "README"), "somebody's own");
  const conversations = open(folder, later);
  await conversations.remember("new", memoryOf("three"));
  const names = readdirSync(folder);
  expect(names.filter((name) => name.endsWith(".json"))).toHaveLength(2);
  expect(names).toEqual(expect.arrayContaining(["README", "young.part"]));
  expect(names).not.toContain("old.part");
  expect(await conversations.recall("alive")).toEqual(memoryOf("two"));
});
