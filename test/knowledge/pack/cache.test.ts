import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { cacheKeyOf, keepPacks, recallPacks } from "../../../src/knowledge/pack/cache.ts";
import { readPackFolders } from "../../../src/knowledge/pack/files.ts";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";
import type { Pack } from "../../../src/knowledge/pack/types.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { FILES, smallPack } from "./small-pack.ts";

const KEY = "a1";
let packs: readonly Pack[];
beforeEach(async () => {
  packs = await loadPacks(smallPack());
});

it("gives back what was kept, under its key only", () => {
  const folder = join(temporaryFolder(), "new/cache");
  expect(recallPacks(folder, KEY)).toBeUndefined();
  keepPacks(folder, KEY, packs);
  expect(recallPacks(folder, KEY)).toEqual(packs);
  expect(recallPacks(folder, "b2")).toBeUndefined();
});

it("is what loading uses", async () => {
  const knowledge = smallPack();
  const folder = temporaryFolder();
  await loadPacks(knowledge, { cacheFolder: folder });
  const marked = packs.map((pack) => ({ ...pack, golden: [] }));
  keepPacks(folder, cacheKeyOf(readPackFolders(knowledge)), marked);
  expect(await loadPacks(knowledge, { cacheFolder: folder })).toEqual(marked);
});

it("removes what is out of date or was left unfinished, and nothing else", () => {
  const folder = temporaryFolder();
  const others = ["settings.json", "packs.json", "packs-notes.txt"];
  for (const name of [...others, "packs-0f.json", "packs-0f.json.1234.tmp"]) writeFileSync(join(folder, name), "");
  keepPacks(folder, KEY, packs);
  expect(readdirSync(folder).sort()).toEqual([...others, `packs-${KEY}.json`].sort());
});

describe("a damaged file", () => {
  it.each([
    ["is empty", () => ""],
    ["ends too early", (text: string) => text.slice(0, -20)],
    ["is of another key", (text: string) => text.replace(KEY, "b2")],
    ["is of another shape", (text: string) => text.replace('"silences"', '"silence"')],
    ["isn't an object", () => "null"],
  ])("%s and isn't used", (_, damage) => {
    const folder = temporaryFolder();
    keepPacks(folder, KEY, packs);
    const file = join(folder, `packs-${KEY}.json`);
    writeFileSync(file, damage(readFileSync(file, "utf8")));
    expect(recallPacks(folder, KEY)).toBeUndefined();
  });

  it("is replaced when the packs are loaded", async () => {
    const knowledge = smallPack();
    const folder = temporaryFolder();
    const key = cacheKeyOf(readPackFolders(knowledge));
    writeFileSync(join(folder, `packs-${key}.json`), "{");
    expect(await loadPacks(knowledge, { cacheFolder: folder })).toEqual(packs);
    expect(recallPacks(folder, key)).toEqual(packs);
  });
});

describe("a folder that can't be written to", () => {
  // A file in the folder's place: unlike rights, that stops the superuser too.
  it("leaves loading as it is", async () => {
    const folder = join(temporaryFolder(), "cache");
    writeFileSync(folder, "");
    expect(await loadPacks(smallPack(), { cacheFolder: folder })).toEqual(packs);
    expect(await loadPacks(smallPack(), { cacheFolder: join(folder, "below") })).toEqual(packs);
    expect(existsSync(join(folder, "below"))).toBe(false);
  });

  it("keeps no half of a file", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, `packs-${KEY}.json`, "in-the-way"), { recursive: true });
    keepPacks(folder, KEY, packs);
    expect(recallPacks(folder, KEY)).toBeUndefined();
  });
});

describe("the key", () => {
  const keyOf = (changes: Parameters<typeof smallPack>[0]) => cacheKeyOf(readPackFolders(smallPack(changes)));

  it("is the same for the same files, wherever they are", () => {
    expect(keyOf({})).toBe(keyOf({}));
    expect(keyOf({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is another for another byte, file or place", () => {
    const lamp = "entries/01-lamp.yaml";
    const keys = [
      keyOf({}),
      keyOf({ [lamp]: (text) => `${text}\n` }),
      keyOf({ "golden.yaml": null }),
      keyOf({ "entries/03.yaml": "" }),
      keyOf({ "entries/03.yaml": " " }),
      keyOf({ [lamp]: null, "entries/00-lamp.yaml": FILES[lamp] ?? "" }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
