import { expect, it } from "vitest";
import { pairsOf } from "../../../../src/bot/digest/content/debates.ts";
import { entriesIn } from "../../../../src/bot/digest/content/entries.ts";
import type { Stance } from "../../../../src/knowledge/pack/types.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";

const arguing = (id: string, stance: Stance, it: number, en = it) =>
  entryOf(id, { stance, answer: { it: "x".repeat(it), en: "x".repeat(en) } });
const keysOf = (entries: ReturnType<typeof entriesIn>, language: "it" | "en" = "it") =>
  pairsOf(entries, language).map(({ key }) => key);

it("pairs sides whose lengths differ least, each entry once", () => {
  const entries = entriesIn([
    packOf([
      arguing("o100", "for-open", 100),
      arguing("o150", "for-open", 150),
      arguing("o190", "for-open", 190),
      arguing("o200", "for-open", 200),
      arguing("c104", "for-closed", 104),
      arguing("c199", "for-closed", 199),
      entryOf("neither"),
    ]),
  ]);
  expect(keysOf(entries)).toEqual(["race/o200+race/c199", "race/o100+race/c104"]);
});

it("makes no pair of sides that can't have equal space", () => {
  const pair = (longer: number) => [packOf([arguing("o", "for-open", 80), arguing("c", "for-closed", longer)])];
  expect(keysOf(entriesIn(pair(100)))).toEqual(["race/o+race/c"]);
  expect(keysOf(entriesIn(pair(101)))).toEqual([]);
});

it("measures in the digest's language", () => {
  const entries = entriesIn([
    packOf([
      arguing("o", "for-open", 100, 50),
      arguing("c1", "for-closed", 100, 90),
      arguing("c2", "for-closed", 90, 50),
    ]),
  ]);
  expect([keysOf(entries, "it"), keysOf(entries, "en")]).toEqual([["race/o+race/c1"], ["race/o+race/c2"]]);
});

it("lets no two sources argue with each other", () => {
  const packs = [packOf([arguing("o", "for-open", 100)], "one"), packOf([arguing("c", "for-closed", 100)], "two")];
  expect(keysOf(entriesIn(packs))).toEqual([]);
});
