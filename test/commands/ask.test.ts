import { describe, expect, it } from "vitest";
import { run } from "../doubles/command-context.ts";
import { answerOf, scriptedBot } from "../doubles/scripted-bot.ts";

const OBJECT = {
  id: null,
  status: "answered",
  reason: null,
  language: "it",
  text: "Kimi K2 ha mille miliardi di parametri.",
  citations: [{ pack: "race", entry: "kimi-k2-size", title: "L'articolo sulla corsa", paragraphs: [6] }],
  suggestions: ["Chi ha fatto Kimi K2?", "Chi è in testa?"],
  score: 0.873,
  knowledge: "c0ffee",
};
const parsed = (output: string) =>
  output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("ask", () => {
  it("prints an answer for people", async () => {
    const { status, output, errorOutput } = await run(["ask", "Quanti parametri?"]);
    expect(output).toContain("mille miliardi di parametri.\n\n§6 · L'articolo sulla corsa");
    expect({ status, errorOutput }).toEqual({ status: 0, errorOutput: "" });
  });

  it("takes words without quotation marks for one question", async () => {
    const bot = scriptedBot();
    await run(["ask", "quanti", "parametri?"], { bot });
    expect(bot.requests).toEqual([{ question: "quanti parametri?", channelLanguage: "it" }]);
  });

  it("prints the object of the contract, fields in its order", async () => {
    const { output } = await run(["ask", "--json", "Quanti?"]);
    expect(output).toBe(`${JSON.stringify(OBJECT)}\n`);
  });

  it("adds how the answer was found", async () => {
    const { explanation } = answerOf();
    expect(parsed((await run(["ask", "--json", "--explain", "Quanti?"])).output)).toEqual([{ ...OBJECT, explanation }]);
    expect((await run(["ask", "--explain", "Quanti?"])).output).toContain("Esito: answered, punteggio 0.87");
  });

  it("hands language and conversation on, the latter to a bot that remembers for the next process", async () => {
    const bot = scriptedBot();
    const { opened } = await run(["ask", "--language", "en", "--conversation=k", "Quanti?"], { bot });
    expect(bot.requests).toEqual([{ question: "Quanti?", channelLanguage: "it", language: "en", conversation: "k" }]);
    expect(opened).toEqual(["files"]);
  });

  it("is as successful where the source is silent", async () => {
    const bot = scriptedBot({ "Chi?": { status: "abstained", reason: "unknown", citations: [] } });
    expect((await run(["ask", "Chi?"], { bot })).status).toBe(0);
  });

  it("takes what follows -- for the question, hyphens too", async () => {
    const bot = scriptedBot();
    await run(["ask", "--json", "--", "--quanti?"], { bot });
    expect(bot.requests[0]?.question).toBe("--quanti?");
  });

  it("fails with 1 and the reason where the bot does", async () => {
    const { status, errorOutput } = await run(["ask", "boom"], { bot: scriptedBot({ boom: new Error("inside") }) });
    expect(status).toBe(1);
    expect(errorOutput).toContain("inside");
  });

  it("prints help and opens nothing", async () => {
    const { status, output, opened } = await run(["ask", "--help"]);
    for (const flag of ["--json", "--jsonl", "--explain", "--language", "--conversation"])
      expect(output).toContain(flag);
    expect({ status, opened }).toEqual({ status: 0, opened: [] });
  });
});

describe("ask refuses, with status 2 and before it opens anything,", () => {
  it.each([
    [["ask"], "There is no question"],
    [["ask", ""], "There is no question"],
    [["ask", " \t\n"], "There is no question"],
    [["ask", "--jsn", "x"], "did you mean --json?"],
    [["ask", "--lang", "en", "x"], "did you mean --language?"],
    [["ask", "-x", "y"], "There is no flag -x"],
    [["ask", "--verbose", "x"], "see --help"],
    [["ask", "x", "--language"], "needs a value"],
    [["ask", "x", "--language", "--json"], "needs a value"],
    [["ask", "--language", "fr", "x"], "--language must be it or en"],
    [["ask", "--language", "toString", "x"], "--language must be it or en"],
    [["ask", "--conversation", "", "x"], "needs a value"],
    [["ask", "--json=yes", "x"], "takes no value"],
    [["ask", "--json", "--jsonl"], "use one of them"],
    [["ask", "--jsonl", "x"], "standard input"],
    [["aks", "x"], "did you mean ask?"],
    [["dance"], "use one of start, ask, eval"],
  ])("%j", async (typed, message) => {
    const { status, output, errorOutput, opened } = await run(typed);
    expect(errorOutput).toContain(message);
    expect({ status, output, opened }).toEqual({ status: 2, output: "", opened: [] });
  });
});

describe("ask --jsonl", () => {
  const line = (fields: object) => `${JSON.stringify(fields)}\n`;

  it("answers line by line, in order, and ignores blank lines and unknown fields", async () => {
    const input = `${line({ id: "a", question: "A", more: 1 })}\n  \n${line({ id: 2, question: "B" })}`;
    const { status, output, errorOutput } = await run(["ask", "--jsonl"], { input });
    expect(parsed(output)).toEqual([
      { ...OBJECT, id: "a" },
      { ...OBJECT, id: 2 },
    ]);
    expect({ status, errorOutput }).toEqual({ status: 0, errorOutput: "" });
  });

  it("hands each line's conversation and language on, and the flags where a line has none", async () => {
    const bot = scriptedBot();
    const input = [
      line({ id: 1, question: "A", conversation: "k", language: "it" }),
      line({ id: 2, question: "B", conversation: null, language: null }),
    ].join("");
    await run(["ask", "--jsonl", "--language", "en", "--conversation", "z"], { bot, input });
    expect(bot.requests).toEqual([
      { question: "A", channelLanguage: "it", conversation: "k", language: "it" },
      { question: "B", channelLanguage: "it", conversation: "z", language: "en" },
    ]);
  });

  it("leaves it to the bot what to say to a blank question: the line is well formed", async () => {
    const { status, output } = await run(["ask", "--jsonl"], { input: line({ id: 1, question: "" }) });
    expect({ status, ids: parsed(output).map(({ id }) => id) }).toEqual({ status: 0, ids: [1] });
  });

  it.each([
    ["{", "isn't JSON"],
    ["[]", "isn't a JSON object"],
    ["null", "isn't a JSON object"],
    ['{"question":"x"}', '"id" must be'],
    ['{"id":{},"question":"x"}', '"id" must be'],
    ['{"id":1}', '"question" must be a string'],
    ['{"id":1,"question":7}', '"question" must be a string'],
    ['{"id":1,"question":"x","conversation":7}', '"conversation" must be'],
    ['{"id":1,"question":"x","language":"fr"}', '"language" must be it or en'],
    ['{"id":1,"question":"x","language":7}', '"language" must be'],
  ])("reports the line %s by its number, answers the others, and ends with 1", async (malformed, problem) => {
    const input = `${line({ id: "a", question: "A" })}\n${malformed}\n${line({ id: "b", question: "B" })}`;
    const { status, output, errorOutput } = await run(["ask", "--jsonl"], { input });
    expect(errorOutput).toMatch(/^line 3: .+\n$/);
    expect(errorOutput).toContain(problem);
    expect({ status, ids: parsed(output).map(({ id }) => id) }).toEqual({ status: 1, ids: ["a", "b"] });
  });

  it("goes on after a question that the bot fails at", async () => {
    const input = line({ id: 1, question: "boom" }) + line({ id: 2, question: "B" });
    const bot = scriptedBot({ boom: new Error("inside") });
    const { status, output, errorOutput } = await run(["ask", "--jsonl"], { bot, input });
    expect(errorOutput).toMatch(/^line 1: .*inside/);
    expect({ status, ids: parsed(output).map(({ id }) => id) }).toEqual({ status: 1, ids: [2] });
  });

  it("explains each answer", async () => {
    const { output } = await run(["ask", "--jsonl", "--explain"], { input: line({ id: 1, question: "A" }) });
    expect(parsed(output)[0]).toHaveProperty("explanation.parts");
  });

  it("prints nothing for no input", async () => {
    expect(await run(["ask", "--jsonl"])).toMatchObject({ status: 0, output: "", errorOutput: "" });
  });
});
