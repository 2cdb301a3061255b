import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { derivedDataIn } from "../../../src/knowledge/derived-data.ts";
import { readPackFolders } from "../../../src/knowledge/pack/files.ts";
import { keyOf, loadPacks } from "../../../src/knowledge/pack/load.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { FILES, smallPack } from "./small-pack.ts";

it("uses the validated packs that were kept", async () => {
  const knowledge = smallPack();
  const cacheFolder = temporaryFolder();
  const packs = await loadPacks(knowledge, { cacheFolder });
  expect(await loadPacks(knowledge, { cacheFolder })).toEqual(packs);
  const marked = packs.map((pack) => ({ ...pack, golden: [] }));
  derivedDataIn(cacheFolder).keep("packs", keyOf(readPackFolders(knowledge)), marked);
  expect(await loadPacks(knowledge, { cacheFolder })).toEqual(marked);
});

it("reads the packs anew where the kept ones are damaged", async () => {
  const knowledge = smallPack();
  const cacheFolder = temporaryFolder();
  const packs = await loadPacks(knowledge, { cacheFolder });
  for (const file of readdirSync(cacheFolder)) writeFileSync(join(cacheFolder, file), "{");
  expect(await loadPacks(knowledge, { cacheFolder })).toEqual(packs);
});

describe("the key", () => {
  const key = (changes: Parameters<typeof smallPack>[0]) => keyOf(readPackFolders(smallPack(changes)));

  it("is the same for the same files, wherever they are", () => {
    expect(key({})).toBe(key({}));
    expect(key({})).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is another for another byte, file or place", () => {
    const lamp = "entries/01-lamp.yaml";
    const keys = [
      key({}),
      key({ [lamp]: (text) => `${text}\n` }),
      key({ "golden.yaml": null }),
      key({ "entries/03.yaml": "" }),
      key({ "entries/03.yaml": " " }),
      key({ [lamp]: null, "entries/00-lamp.yaml": FILES[lamp] ?? "" }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
