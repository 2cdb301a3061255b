import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { derivedDataIn, hashOfCode } from "../../src/knowledge/derived-data.ts";
import { temporaryFolder } from "../doubles/folder.ts";

const VALUE = { words: new Map([["corsa", 2]]), impacts: Float32Array.of(0.5, 1), names: new Set(["meituan"]) };

it("gives back what was kept, under its name and key only", () => {
  const derived = derivedDataIn(join(temporaryFolder(), "new/cache"));
  expect(derived.recall("library", "a1")).toBeUndefined();
  derived.keep("library", "a1", VALUE);
  expect(derived.recall("library", "a1")).toEqual(VALUE);
  expect(derived.recall("library", "b2")).toBeUndefined();
  expect(derived.recall("packs", "a1")).toBeUndefined();
});

it("removes what is out of date or was left unfinished, and nothing else", () => {
  const folder = temporaryFolder();
  const others = ["settings.json", "packs-0f.bin", "library.bin", "library-notes.txt"];
  for (const name of [...others, "library-0f.bin", "library-0f.bin.1234.tmp"]) writeFileSync(join(folder, name), "");
  derivedDataIn(folder).keep("library", "a1", VALUE);
  expect(readdirSync(folder).sort()).toEqual([...others, "library-a1.bin"].sort());
});

it.each([
  ["is empty", () => Buffer.alloc(0)],
  ["ends too early", (file: Buffer) => file.subarray(0, -5)],
  ["has a bit turned", (file: Buffer) => Buffer.concat([file.subarray(0, -1), Buffer.of((file.at(-1) ?? 0) ^ 1)])],
])("a damaged file isn't used: it %s", (_, damage) => {
  const folder = temporaryFolder();
  const derived = derivedDataIn(folder);
  derived.keep("library", "a1", VALUE);
  const file = join(folder, "library-a1.bin");
  writeFileSync(file, damage(readFileSync(file)));
  expect(derived.recall("library", "a1")).toBeUndefined();
});

describe("a folder that can't be written to", () => {
  // A file or folder in the way: unlike rights, that stops the superuser too.
  it("is passed over", () => {
    const folder = join(temporaryFolder(), "cache");
    writeFileSync(folder, "");
    derivedDataIn(folder).keep("library", "a1", VALUE);
    derivedDataIn(join(folder, "below")).keep("library", "a1", VALUE);
    expect(existsSync(join(folder, "below"))).toBe(false);
  });

  it("keeps no half of a file", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "library-a1.bin", "in-the-way"), { recursive: true });
    derivedDataIn(folder).keep("library", "a1", VALUE);
    expect(readdirSync(folder)).toEqual(["library-a1.bin"]);
  });
});

it("tells code apart by names and content", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "a.ts"), "1");
  const before = hashOfCode(folder);
  expect(hashOfCode(folder)).toBe(before);
  writeFileSync(join(folder, "a.ts"), "2");
  expect(hashOfCode(folder)).not.toBe(before);
});
