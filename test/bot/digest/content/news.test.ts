import { describe, expect, it } from "vitest";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { LETTERS, requestOf, simulate, TEN, withSettings } from "./simulation.ts";

describe("what is new", () => {
  const known = simulate(TEN, requestOf(), 10);
  const past = { digests: known, knowledge: known.at(-1)?.knowledge ?? null };
  const edited = [
    packOf([
      entryOf("a", { answer: { it: "altro", en: "answer a (en)" } }),
      ...LETTERS.slice(1).map((id) => entryOf(id)),
      entryOf("new"),
    ]),
  ];

  it("is told against the last digest's knowledge, new entries first", () => {
    const { news, empty } = createComposer(edited)(requestOf({ past }));
    expect(news).toEqual({
      items: [
        { entry: "race/new", title: "title new (it)", kind: "new" },
        { entry: "race/a", title: "title a (it)", kind: "changed" },
      ],
      more: 0,
    });
    expect(empty).toBeNull();
  });

  it("is told once", () => {
    const [first, second] = simulate(edited, requestOf({ past, localDate: "2026-12-11" }), 2);
    expect(first?.news).not.toBeNull();
    expect(second?.news).toBeNull();
  });

  it("is no news in a first digest, nor where only examples or another language changed", () => {
    expect(createComposer(edited)(requestOf()).news).toBeNull();
    const examples = [packOf(LETTERS.map((id) => entryOf(id, { keywords: { it: ["x"], en: ["x"] } })))];
    expect(createComposer(examples)(requestOf({ past })).news).toBeNull();
    const english = [packOf(LETTERS.map((id) => entryOf(id, { answer: { it: `answer ${id} (it)`, en: "x" } })))];
    expect(createComposer(english)(requestOf({ past })).news).toBeNull();
  });

  it("is only what is new after a change of language", () => {
    const { news } = createComposer(edited)(requestOf({ past, ...withSettings({ language: "en" }) }));
    expect(news?.items).toEqual([{ entry: "race/new", title: "title new (en)", kind: "new" }]);
  });

  it("lists a few and counts the others", () => {
    const packs = [packOf([...LETTERS, ...LETTERS.map((id) => `${id}2`)].map((id) => entryOf(id)))];
    const { news } = createComposer(packs)(requestOf({ past }));
    expect(news?.items).toHaveLength(5);
    expect(news?.more).toBe(5);
  });

  it("is remembered in little space", () => {
    const [digest] = known;
    expect(digest?.knowledge.entries["race/a"]).toMatch(/^[0-9a-f]{8}$/);
    expect(JSON.stringify(digest?.knowledge).length).toBeLessThan(100 + 10 * 40);
  });
});
