import { expect, it } from "vitest";
import type { Golden, Pack } from "../../src/knowledge/pack/types.ts";
import { run } from "../doubles/command-context.ts";
import { answerOf, scriptedBot } from "../doubles/scripted-bot.ts";

const packWith = (...golden: readonly Golden[]): Pack => ({
  metadata: {
    id: "race",
    title: { it: "L'articolo", en: "The article" },
    languages: ["it", "en"],
    source: { language: "it", date: null, quotedPostDate: null, address: null },
    about: { it: "la corsa", en: "the race" },
    paragraphs: [{ number: 1, firstWords: "La corsa" }],
  },
  entries: [],
  silences: [],
  glossary: [],
  topics: [],
  golden,
});
const citing = (...entries: readonly string[]) => ({
  citations: entries.flatMap((entry) => answerOf().citations.map((each) => ({ ...each, entry }))),
});
const expecting = (question: string, ...entries: string[]): Golden => ({
  question,
  language: "it",
  expect: { entries },
});

it("prints what is right by entry and by reason, and succeeds where all is", async () => {
  const bot = scriptedBot({
    A: citing("one"),
    B: citing("two", "one", "two"),
    C: { status: "abstained", reason: "unknown", citations: [] },
  });
  const packs = [
    packWith(expecting("A", "one"), expecting("B", "one", "two"), {
      question: "C",
      language: "it",
      expect: { reason: "unknown" },
    }),
  ];
  const { status, output } = await run(["eval"], { bot, packs });
  expect(output.split("\n")).toEqual([
    "race/one             1/1",
    "race/one + race/two  1/1",
    "unknown              1/1",
    "",
    "3 of 3 golden questions are answered as expected (knowledge c0ffee).",
    "",
  ]);
  expect(status).toBe(0);
  expect(bot.requests).toEqual(["A", "B", "C"].map((question) => ({ question, channelLanguage: "it" })));
});

it.each([
  ["another entry", citing("two")],
  ["an entry too many", citing("one", "two")],
  ["an entry of another pack", { citations: citing("one").citations.map((each) => ({ ...each, pack: "other" })) }],
  ["another language", { ...citing("one"), language: "en" }],
  ["an abstention", { ...citing("one"), status: "abstained", reason: "unknown" }],
] as const)("fails with status 1 at %s, and shows what was expected and what came", async (_, answer) => {
  const { status, output } = await run(["eval"], {
    bot: scriptedBot({ A: answer }),
    packs: [packWith(expecting("A", "one"))],
  });
  expect(status).toBe(1);
  expect(output).toContain("race/one  0/1 ✗");
  expect(output).toContain("✗ “A”\n    expected it: race/one\n    came     ");
  expect(output).toContain("0 of 1 golden questions");
});

it.each([
  ["an answer", citing("one")],
  ["another reason", { status: "abstained", reason: "help" }],
] as const)("fails at %s where an abstention is expected", async (_, answer) => {
  const packs = [packWith({ question: "A", language: "it", expect: { reason: "unknown" } })];
  expect((await run(["eval"], { bot: scriptedBot({ A: answer }), packs })).status).toBe(1);
});

it("prints one JSON object", async () => {
  const packs = [packWith(expecting("A", "one"))];
  const { status, output } = await run(["eval", "--json"], { bot: scriptedBot({ A: citing("two") }), packs });
  expect(JSON.parse(output)).toEqual({
    right: 0,
    total: 1,
    groups: [{ expected: "race/one", right: 0, total: 1 }],
    failures: [
      {
        question: "A",
        language: "it",
        expected: "race/one",
        got: { language: "it", answer: "race/two", score: 0.873 },
      },
    ],
    knowledge: "c0ffee",
  });
  expect(status).toBe(1);
});

it("says so where there is nothing to ask", async () => {
  expect(await run(["eval"])).toMatchObject({ status: 0, output: expect.stringContaining("no golden question") });
});

it("takes no question", async () => {
  expect((await run(["eval", "A"])).status).toBe(2);
});
