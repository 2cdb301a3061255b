import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { EMPTY_REASONS } from "../../../../src/bot/digest/digest.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { ARGUING, cardsOf, LETTERS, requestOf, simulate, TEN, withSettings } from "./simulation.ts";

describe("the card of the day", () => {
  it("says an entry in the channel's language, with its source", () => {
    const packs = [packOf([entryOf("a")])];
    const { card, prompt } = createComposer(packs)(requestOf(withSettings({ language: "en" })));
    expect(card).toEqual({
      entry: "race/a",
      title: "title a (en)",
      text: "answer a (en)",
      citations: [
        {
          pack: "race",
          entry: "a",
          title: "The article",
          paragraphs: [1],
          firstWords: ["La corsa"],
          address: null,
        },
      ],
    });
    expect(prompt).toEqual({ entry: "race/a", text: "prompt a (en)" });
  });

  it("goes round all entries, tells the last, and then pauses", () => {
    const digests = simulate(TEN, requestOf(), 12);
    expect(cardsOf(digests).toSorted()).toEqual(LETTERS.map((id) => `race/${id}`));
    expect(digests.map(({ exhausted }) => exhausted)).toEqual(digests.map((_, day) => day === 9));
    expect(digests.slice(10).map(({ empty, marks }) => ({ empty, marks }))).toEqual([
      { empty: "exhausted", marks: [] },
      { empty: "exhausted", marks: [] },
    ]);
  });

  it("is the same for the same request, whatever was asked before", () => {
    const compose = createComposer(TEN);
    const first = compose(requestOf());
    simulate(TEN, requestOf(), 5);
    compose(requestOf(withSettings({ channel: "2", language: "en" })));
    expect(compose(requestOf())).toEqual(first);
  });

  it("takes entries that were added, and drops those that were taken away", () => {
    const before = simulate(TEN, requestOf(), 9);
    const marks = before.map(({ localDate, marks }) => ({ localDate, marks }));
    const shown = cardsOf(before);
    const packs = [packOf([...LETTERS.slice(0, 9), "k", "l"].map((id) => entryOf(id)))];
    const after = simulate(packs, requestOf({ past: { digests: marks, knowledge: null }, localDate: "2026-12-10" }), 5);
    expect(cardsOf(after).toSorted()).toEqual(
      [...LETTERS.slice(0, 9), "k", "l"].map((id) => `race/${id}`).filter((key) => !shown.includes(key)),
    );
    expect(new Set([...shown, ...cardsOf(after)]).size).toBe(shown.length + cardsOf(after).length);
  });

  it("tells topics of two packs apart", () => {
    const packs = ["one", "two"].map((pack) =>
      packOf(
        ["a", "b", "c"].map((id) => entryOf(id, { topics: ["x"] })),
        pack,
      ),
    );
    for (let channel = 0; channel < 10; channel += 1) {
      const cards = cardsOf(simulate(packs, requestOf(withSettings({ channel: `${channel}` })), 6));
      const from = cards.map((key) => key.split("/")[0]);
      expect(from.slice(1).filter((pack, day) => pack === from[day])).toEqual([]);
    }
  });

  it("tells entries of two packs apart", () => {
    const packs = [packOf([entryOf("a")], "one"), packOf([entryOf("a")], "two")];
    expect(cardsOf(simulate(packs, requestOf(), 3)).toSorted()).toEqual(["one/a", "two/a"]);
  });

  it("changes topic from day to day in any pack whose topics allow it", () => {
    const entries = fc.array(fc.constantFrom("x", "y", "z"), { minLength: 1, maxLength: 15 }).filter((topics) => {
      const most = Math.max(...["x", "y", "z"].map((topic) => topics.filter((each) => each === topic).length));
      return most <= Math.ceil(topics.length / 2);
    });
    fc.assert(
      fc.property(entries, fc.string(), (topics, channel) => {
        const packs = [packOf(topics.map((topic, at) => entryOf(`e${at}`, { topics: [topic] })))];
        const cards = cardsOf(simulate(packs, requestOf(withSettings({ channel })), topics.length));
        expect(new Set(cards).size).toBe(topics.length);
        const shown = cards.map((key) => topics[Number(key.slice("race/e".length))]);
        for (const [day, topic] of shown.entries()) expect(topic).not.toBe(shown[day - 1]);
      }),
      { numRuns: 60 },
    );
  });
});

it("has a reason exactly where it has nothing to say", () => {
  const parts = fc.subarray(["card", "prompt", "news", "activity"] as const);
  const whenExhausted = fc.constantFrom("pause", "weekly", "second-round" as const);
  fc.assert(
    fc.property(parts, whenExhausted, fc.integer({ min: 1, max: 40 }), (chosen, then, days) => {
      for (const digest of simulate(ARGUING, requestOf(withSettings({ parts: chosen, whenExhausted: then })), days)) {
        const { card, question, prompt, debate, news, activity, empty } = digest;
        const says = [card, question, prompt, debate, news, activity].some((part) => part !== null);
        expect(empty === null).toBe(says);
        if (empty !== null) expect(EMPTY_REASONS).toContain(empty);
      }
    }),
    { numRuns: 40 },
  );
});

it("is plain data", () => {
  for (const digest of simulate(ARGUING, requestOf(withSettings({ whenExhausted: "second-round" })), 20)) {
    expect(JSON.parse(JSON.stringify(digest))).toEqual(digest);
  }
});
