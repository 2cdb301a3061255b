import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/bot/answer/types.ts";
import type { Conversations } from "../../../src/bot/ports/conversations.ts";
import { LIGHTHOUSE, lighthouseBot } from "../../doubles/lighthouse-pack.ts";

/** Keeps memories as text: what is remembered may reach another process. */
function throughJson(): Conversations {
  const kept = new Map<string, string>();
  return {
    recall: async (key) => {
      const text = kept.get(key);
      return text === undefined ? undefined : JSON.parse(text);
    },
    remember: async (key, memory) => void kept.set(key, JSON.stringify(memory)),
    forget: async (key) => void kept.delete(key),
  };
}

/** The answers to the turns of one conversation. */
async function converse(...turns: readonly string[]): Promise<readonly Answer[]> {
  const bot = lighthouseBot([LIGHTHOUSE], throughJson());
  const answers: Answer[] = [];
  for (const question of turns) answers.push(await bot.ask({ question, conversation: "a" }));
  return answers;
}

/** What became of the last turn: the entries that answered, or the text of an abstention. */
async function lastOf(...turns: readonly string[]): Promise<readonly string[] | string> {
  const last = (await converse(...turns)).at(-1);
  if (last === undefined) throw new Error("Nothing was said.");
  return last.status === "answered" ? last.citations.map(({ entry }) => entry) : last.text;
}

describe("several questions in one message", () => {
  it("are each answered, in their order", async () => {
    expect(await lastOf("Chi è Ada Moretti e quando fu costruito il faro?")).toEqual(["ada-who", "lighthouse-built"]);
    expect(await lastOf("When was the storm? Who is Bruno Conti?")).toEqual(["storm", "bruno-who"]);
  });

  it("make one text with a citation each", async () => {
    const [answer] = await converse("Who is Bruno Conti, and when was the storm?");
    expect(answer?.text).toBe("Bruno Conti is the harbour's engineer. In 1905 a storm put the lamp out.");
    expect(answer?.citations.map(({ paragraphs }) => paragraphs)).toEqual([[4], [5]]);
    expect(answer?.explanation.parts).toHaveLength(2);
  });

  it("let the second lean on the first", async () => {
    expect(await lastOf("Chi è Ada Moretti? E che cosa propone?")).toEqual(["ada-who", "ada-open"]);
  });

  it("are three at most: it is a chat", async () => {
    const [answer] = await converse(
      "Chi è Ada? Quanti erano i guardiani? Quando ci fu la tempesta? Come gira la lampada? Chi è Bruno?",
    );
    expect(answer?.citations).toHaveLength(3);
  });

  it("are told once where both have the same answer", async () => {
    expect(await lastOf("Chi è Ada Moretti? Che lavoro fa Ada?")).toEqual(["ada-who"]);
  });

  it("are no two where one only joins its words by “and”", async () => {
    expect(await lastOf("Quanti guardiani e custodi aveva il faro?")).toEqual(["keepers-count"]);
    expect(await lastOf("Why does Ada want to open the tower and let visitors in?")).toEqual(["ada-open"]);
  });

  it("are answered as far as the source does", async () => {
    expect(await lastOf("Chi è Ada Moretti e quanto è alto il faro?")).toEqual(["ada-who"]);
  });

  it("are all left open where they are about a stranger", async () => {
    expect(await lastOf("Chi è Ada Moretti e chi è il Titanic?")).toContain("il Titanic");
  });
});

describe("follow-ups", () => {
  it("lean on what was named, by a pronoun", async () => {
    expect(await lastOf("Who is Bruno Conti?", "what does he propose?")).toEqual(["bruno-closed"]);
    expect(await lastOf("Who is Ada Moretti?", "what does she propose?")).toEqual(["ada-open"]);
    expect(await lastOf("When was the lighthouse built?", "how tall is it?")).toContain("how tall the lighthouse is");
  });

  it("lean on what was named, by leaving it out", async () => {
    expect(await lastOf("Chi è Bruno Conti?", "e che cosa propone?")).toEqual(["bruno-closed"]);
    expect(await lastOf("Chi è Ada Moretti?", "quanti anni ha?")).toContain("quanti anni ha Ada");
    expect(await lastOf("Quando fu costruito il faro?", "quanti guardiani aveva?")).toEqual(["keepers-count"]);
  });

  it("take over what was asked: “and X?”", async () => {
    expect(await lastOf("Perché Ada vuole aprire la torre?", "e Bruno?")).toEqual(["bruno-closed"]);
    expect(await lastOf("When was the lighthouse built?", "and the storm?")).toEqual(["storm"]);
    expect(await lastOf("Chi è Ada Moretti?", "e Bruno?")).toEqual(["bruno-who"]);
  });

  it("contrast", async () => {
    expect(await lastOf("Perché Ada vuole aprire la torre?", "e Bruno invece?")).not.toContain("ada-open");
    expect(await lastOf("Ada è favorevole ai visitatori?", "Bruno invece è contrario?")).toEqual(["bruno-closed"]);
  });

  it("ask why of what was just told", async () => {
    expect(await lastOf("What does Bruno propose?", "why?")).toEqual(["bruno-closed"]);
  });

  it("go on over several turns", async () => {
    const answers = await converse(
      "Chi è Ada Moretti?",
      "e che cosa propone?",
      "e Bruno?",
      "quanti guardiani c'erano?",
    );
    expect(answers.map(({ citations }) => citations[0]?.entry)).toEqual([
      "ada-who",
      "ada-open",
      expect.stringMatching("^bruno-"),
      "keepers-count",
    ]);
  });

  it("go on after an abstention", async () => {
    expect(await lastOf("Quanti anni ha Ada?", "e che cosa propone?")).toEqual(["ada-open"]);
  });

  it("go on after small talk", async () => {
    expect(await lastOf("Who is Bruno Conti?", "thanks a lot!", "what does he propose?")).toEqual(["bruno-closed"]);
  });

  it("are told apart from questions that stand alone", async () => {
    for (const { id, questions } of LIGHTHOUSE.entries)
      expect([id, await lastOf("Chi è Bruno Conti?", questions.it[0] ?? "")]).toEqual([id, [id]]);
    expect(await lastOf("Perché Ada vuole aprire la torre?", "Bruno")).toEqual(["bruno-who"]);
  });

  it("say in the explanation that they are", async () => {
    const answers = await converse(
      "Who is Bruno Conti?",
      "what does he propose?",
      "Why does Ada want to open the tower?",
    );
    expect(answers.map(({ explanation }) => explanation.parts[0]?.followUp)).toEqual([false, true, false]);
  });

  it("have nothing to lean on where nothing was said", async () => {
    const [answer] = await converse("e quindi?");
    expect(answer).toMatchObject({ status: "abstained", citations: [] });
  });
});

describe("false premises", () => {
  it.each([
    ["I guardiani erano cinque, vero?", ["keepers-count"]],
    ["the lighthouse was built in 1905, right?", ["lighthouse-built"]],
    ["La tempesta fu nel 1871, giusto?", ["storm"]],
    ["Bruno vuole aprire la torre, vero?", ["bruno-closed"]],
  ])("“%s” gets what the source says, and no yes", async (question, entries) => {
    const [answer] = await converse(question);
    expect(answer?.citations.map(({ entry }) => entry)).toEqual(entries);
    const { it, en } = LIGHTHOUSE.entries.find(({ id }) => id === entries[0])?.answer ?? { it: "", en: "" };
    expect([it, en]).toContain(answer?.text);
  });

  it("about a stranger get no answer at all", async () => {
    expect(await lastOf("Il Titanic affondò davanti al faro, vero?")).toContain("il Titanic");
    expect(await lastOf("Ada was on the Titanic, right?")).toContain("the Titanic");
  });
});
