import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { filesIn, type TextFile } from "./repository.ts";

const LINES_MAX = 300;
/** Lists of words, data by another name: they grow with the languages, and nothing in them needs following. */
const WORD_LISTS = /^src\/bot\/understanding\/lexicon\/(it|en)\.ts$/;

const tooLong = (files: readonly TextFile[]) =>
  files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ path, lines }) => lines > LINES_MAX && !WORD_LISTS.test(path))
    .map(({ path, lines }) => `${path}: ${lines} lines. Ask the design why, and divide it.`);

it("has no source file of more than 300 lines", () => {
  expect(tooLong(filesIn(["src", "test", "bench"], [".ts", ".mjs"]))).toEqual([]);
  expect(tooLong([{ path: "src/a.ts", text: `${"\n".repeat(LINES_MAX)}x` }])).toHaveLength(1);
  expect(tooLong([{ path: "src/a.ts", text: "x\n".repeat(LINES_MAX) }])).toEqual([]);
});

it("locks packages without the address that they came from, so that any registry serves", () => {
  expect(readFileSync("package-lock.json", "utf8")).not.toContain('"resolved"');
});
