import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createComposer } from "../../../../src/bot/digest/content/compose.ts";
import { type Digest, EMPTY_REASONS } from "../../../../src/bot/digest/digest.ts";
import { entryOf, packOf } from "../../../doubles/packs.ts";
import { requestOf, SETTINGS, simulate } from "./simulation.ts";

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const TEN = [packOf(LETTERS.map((id) => entryOf(id)))];
/** Four for open and two for closed: two debates. */
const ARGUING = [
  packOf(
    LETTERS.map((id, at) => entryOf(id, at < 4 ? { stance: "for-open" } : at < 6 ? { stance: "for-closed" } : {})),
  ),
];

const stanceOf = (id: string) => (id === "a" ? FOR_OPEN : id === "b" ? FOR_CLOSED : {});
const FOR_OPEN = { stance: "for-open" } as const;
const FOR_CLOSED = { stance: "for-closed" } as const;

const withSettings = (settings: Partial<typeof SETTINGS>) => ({ settings: { ...SETTINGS, ...settings } });
const cardsOf = (digests: readonly Digest[]) => digests.flatMap(({ card }) => (card === null ? [] : [card.entry]));
const without = (digest: Digest) => ({ ...digest, localDate: "", knowledge: null });

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

describe("what people asked", () => {
  const activity = {
    asked: [
      { entry: "race/a", askers: 3 },
      { entry: "race/b", askers: 2 },
      { entry: "race/gone", askers: 9 },
      { entry: "race/c", askers: 5 },
    ],
    unanswered: [
      { text: "Quanto costa? <@123> a@b.org", language: "it" as const, askers: 4 },
      { text: "Solo in due lo chiedono", language: "it" as const, askers: 2 },
      { text: "<@123>", language: "it" as const, askers: 4 },
    ],
  };

  it("is shown from three distinct askers on, most first, without names and addresses", () => {
    expect(createComposer(TEN)(requestOf({ activity })).activity).toEqual({
      asked: [
        { entry: "race/c", title: "title c (it)", askers: 5 },
        { entry: "race/a", title: "title a (it)", askers: 3 },
      ],
      unanswered: [{ text: "Quanto costa?", askers: 4 }],
    });
  });

  it("makes a digest by itself, but not where too few asked", () => {
    const only = withSettings({ parts: ["activity"] });
    expect(createComposer(TEN)(requestOf({ activity, ...only }))).toMatchObject({ card: null, marks: [], empty: null });
    const few = { asked: [{ entry: "race/a", askers: 2 }], unanswered: [] };
    expect(createComposer(TEN)(requestOf({ activity: few, ...only })).empty).toBe("nothing-chosen");
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
    expect(without(JSON.parse(JSON.stringify(digest)))).toEqual(without(digest));
  }
});
