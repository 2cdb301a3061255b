import { describe, expect, it } from "vitest";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { ARGUING, cardsOf, LETTERS, requestOf, simulate, TEN, withSettings } from "./simulation.ts";

const stanceOf = (id: string) => (id === "a" ? FOR_OPEN : id === "b" ? FOR_CLOSED : {});
const FOR_OPEN = { stance: "for-open" } as const;
const FOR_CLOSED = { stance: "for-closed" } as const;

describe("the discussion", () => {
  it("is the card's prompt, and each seventh day a debate that doesn't hold the card", () => {
    const digests = simulate(ARGUING, requestOf(), 10);
    for (const [day, { card, prompt, debate, marks }] of digests.entries()) {
      expect(marks).toContain(`card:${card?.entry}`);
      if (day !== 6) {
        expect({ prompt: prompt?.entry, debate }).toEqual({ prompt: card?.entry, debate: null });
        continue;
      }
      expect(prompt).toBeNull();
      expect(LETTERS.slice(0, 4).map((id) => `race/${id}`)).toContain(debate?.for.entry);
      expect(LETTERS.slice(4, 6).map((id) => `race/${id}`)).toContain(debate?.against.entry);
      expect([debate?.for.entry, debate?.against.entry]).not.toContain(card?.entry);
      expect(marks).toContain(`debate:${debate?.for.entry}+${debate?.against.entry}`);
    }
  });

  it("holds each debate once a round, and none with the card beside it", () => {
    const entries = LETTERS.map((id) => entryOf(id, id === "a" ? { stance: "for-open" } : {}));
    const packs = [
      packOf([...entries, entryOf("z", { stance: "for-closed" }), entryOf("y"), entryOf("x"), entryOf("w")]),
    ];
    for (let channel = 0; channel < 20; channel += 1) {
      const year = simulate(
        packs,
        requestOf(withSettings({ channel: `${channel}`, whenExhausted: "second-round" })),
        30,
      );
      const rounds = [year.slice(0, 14), year.slice(14)].map((digests) =>
        digests.filter(({ debate }) => debate !== null),
      );
      expect(Math.max(...rounds.map((held) => held.length))).toBeLessThanOrEqual(1);
      for (const { card, question } of rounds.flat()) {
        expect(["race/a", "race/z"]).not.toContain((card ?? question)?.entry);
      }
    }
  });

  it("tells the last prompt on the day that shows it, not on a debate's before", () => {
    const packs = [packOf(["a", "b", "c", "d", "e", "f", "g"].map((id) => entryOf(id, stanceOf(id))))];
    for (let channel = 0; channel < 20; channel += 1) {
      const settings = withSettings({ channel: `${channel}`, parts: ["prompt"] });
      const digests = simulate(packs, requestOf(settings), 9);
      const prompts = digests.flatMap(({ prompt }, day) => (prompt === null ? [] : [day]));
      expect(prompts).toHaveLength(7);
      expect(digests.flatMap(({ exhausted }, day) => (exhausted ? [day] : []))).toEqual(prompts.slice(-1));
    }
  });

  it("goes on by itself where the channel takes no cards, each prompt once", () => {
    const digests = simulate(TEN, requestOf(withSettings({ parts: ["prompt"] })), 11);
    expect(cardsOf(digests)).toEqual([]);
    const prompts = digests.flatMap(({ prompt }) => (prompt === null ? [] : [prompt.entry]));
    expect(prompts.toSorted()).toEqual(LETTERS.map((id) => `race/${id}`));
    expect(digests[9]?.exhausted).toBe(true);
  });

  it("is left out where the channel doesn't want it", () => {
    const digests = simulate(ARGUING, requestOf(withSettings({ parts: ["card"] })), 10);
    expect(digests.map(({ prompt, debate }) => prompt ?? debate)).toEqual(digests.map(() => null));
  });
});

describe("when every card was shown", () => {
  it("brings a debate or a prompt a week, if so chosen: what was shown least comes first", () => {
    const digests = simulate(ARGUING, requestOf(withSettings({ whenExhausted: "weekly" })), 10 + 7 * 14);
    const after = digests.slice(10);
    expect(after.map(({ empty }, day) => [day, empty]).filter(([, empty]) => empty === null)).toEqual(
      Array.from({ length: 14 }, (_, week) => [week * 7 + 6, null]),
    );
    expect(new Set(after.flatMap(({ empty }) => empty ?? []))).toEqual(new Set(["not-this-day"]));
    const weekly = after.filter(({ empty }) => empty === null);
    expect(cardsOf(weekly)).toEqual([]);
    expect(weekly.filter(({ debate }) => debate !== null).length).toBeGreaterThan(1);
    expect(weekly[0]?.debate).not.toBeNull();
    // The prompt that a debate took the place of comes before any that was shown.
    const shown = new Set(digests.slice(0, 10).flatMap(({ prompt }) => prompt?.entry ?? []));
    expect(shown.has(weekly[1]?.prompt?.entry ?? "")).toBe(false);
    expect(weekly.every(({ prompt, debate }) => (prompt === null) !== (debate === null))).toBe(true);
  });

  it("asks each card again as a question, if so chosen, and ends there", () => {
    const digests = simulate(ARGUING, requestOf(withSettings({ whenExhausted: "second-round" })), 22);
    const second = digests.slice(10, 20);
    const questions = second.map(({ question }) => question?.entry ?? "");
    expect(questions.toSorted()).toEqual(LETTERS.map((id) => `race/${id}`));
    expect(second.every(({ card, round }) => card === null && round === 2)).toBe(true);
    expect(second.filter(({ debate }) => debate !== null)).toHaveLength(1);
    expect(digests.map(({ exhausted }) => exhausted)).toEqual(digests.map((_, day) => day === 9 || day === 19));
    expect(digests.slice(20).map(({ empty }) => empty)).toEqual(["exhausted", "exhausted"]);
    const first = second.find(({ question }) => question?.entry === "race/a")?.question;
    expect(first).toMatchObject({ question: "question a (it)?", hidden: { text: "answer a (it)" } });
  });

  it("never shows a prompt twice in the two rounds", () => {
    const digests = simulate(ARGUING, requestOf(withSettings({ whenExhausted: "second-round" })), 20);
    const prompts = digests.flatMap(({ prompt }) => prompt?.entry ?? []);
    expect(new Set(prompts).size).toBe(prompts.length);
  });

  it("shows a new entry's card before anything comes again", () => {
    const past = { digests: simulate(TEN, requestOf(), 10), knowledge: null };
    const packs = [packOf([...LETTERS, "k"].map((id) => entryOf(id)))];
    for (const whenExhausted of ["pause", "weekly", "second-round"] as const) {
      const request = requestOf({ past, localDate: "2026-12-11", ...withSettings({ whenExhausted }) });
      expect(createComposer(packs)(request)).toMatchObject({ card: { entry: "race/k" }, exhausted: true, round: 1 });
    }
  });
});
