import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createMemoryConversations } from "../../src/adapters/memory/conversations.ts";
import type { ConversationMemory } from "../../src/bot/conversation/memory.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Conversations } from "../../src/bot/ports/conversations.ts";
import { WORDS } from "../../src/bot/words/words.ts";
import type { Pack } from "../../src/knowledge/pack/types.ts";
import { temporaryFolder } from "../doubles/folder.ts";
import { BAKERY, LIGHTHOUSE, lighthouseBot } from "../doubles/lighthouse-pack.ts";

/** Conversations that tell what was asked of them. */
function recording() {
  const calls: string[] = [];
  const kept = new Map<string, ConversationMemory>();
  const conversations: Conversations = {
    recall: async (key) => {
      calls.push(`recall ${key}`);
      return kept.get(key);
    },
    remember: async (key, memory) => {
      calls.push(`remember ${key}`);
      kept.set(key, memory);
    },
    forget: async (key) => {
      calls.push(`forget ${key}`);
      kept.delete(key);
    },
  };
  return { calls, kept, conversations };
}

const QUESTIONS = [
  ...LIGHTHOUSE.entries.flatMap(({ questions }) => [...questions.it, ...questions.en]),
  ...LIGHTHOUSE.silences.flatMap(({ questions }) => [...questions.it, ...questions.en]),
  "ciao",
  "Quando affondò il Titanic?",
  "quanti guardinai aveva il faro?",
  "Chi è Ada e quando ci fu la tempesta?",
  "xqzzv",
  "",
];

describe("conversations", () => {
  it("are recalled and remembered by their keys, in that order, one turn at a time", async () => {
    const { calls, conversations } = recording();
    const bot = lighthouseBot([LIGHTHOUSE], conversations);
    await bot.ask({ question: "e che cosa propone?", conversation: "a" });
    await bot.ask({ question: "ciao", conversation: "b" });
    expect(calls).toEqual(["recall a", "remember a", "recall b", "remember b"]);
  });

  it("are only remembered where the question needs nothing of them", async () => {
    const { calls, conversations } = recording();
    const bot = lighthouseBot([LIGHTHOUSE], conversations);
    await bot.ask({ question: "Who is Ada Moretti?", conversation: "a" });
    await bot.ask({ question: "e che cosa propone?", conversation: "b", begins: true });
    expect(calls).toEqual(["remember a", "remember b"]);
  });

  it("are kept apart", async () => {
    const bot = lighthouseBot();
    await bot.ask({ question: "Chi è Bruno Conti?", conversation: "bruno" });
    await bot.ask({ question: "Chi è Ada Moretti?", conversation: "ada" });
    for (const [conversation, entry] of [
      ["ada", "ada-open"],
      ["bruno", "bruno-closed"],
    ] as const)
      expect(await bot.ask({ question: "e che cosa propone?", conversation })).toMatchObject({
        citations: [{ entry }],
      });
  });

  it("remember what the answer says is to be remembered", async () => {
    const { kept, conversations } = recording();
    const answer = await lighthouseBot([LIGHTHOUSE], conversations).ask({
      question: "When was the lighthouse built?",
      conversation: "a",
    });
    expect(kept.get("a")).toEqual(answer.memory);
    expect(answer.memory).toMatchObject({
      version: 1,
      language: "en",
      entries: ["lighthouse-article/lighthouse-built"],
      entities: ["lighthouse"],
      asks: "when",
    });
  });

  it("aren't touched without a key", async () => {
    const { calls, conversations } = recording();
    const bot = lighthouseBot([LIGHTHOUSE], conversations);
    await bot.ask({ question: "Chi è Bruno Conti?" });
    const { status, explanation } = await bot.ask({ question: "e quanto è vecchio?" });
    expect(calls).toEqual([]);
    expect({ status, followUp: explanation.parts[0]?.followUp }).toEqual({ status: "abstained", followUp: false });
  });

  it("hold plain data, and nothing that was written", async () => {
    const CANARY = "zurbaglione";
    const { kept, conversations } = recording();
    const bot = lighthouseBot([LIGHTHOUSE], conversations);
    for (const question of QUESTIONS) {
      for (const text of [`${question} ${CANARY}`, `${CANARY} ${question}`, `${CANARY}, ${question.toUpperCase()}`]) {
        const answer = await bot.ask({ question: text, conversation: "a" });
        expect(JSON.stringify(answer.memory)).not.toContain(CANARY);
        expect(JSON.parse(JSON.stringify(kept.get("a")))).toEqual(kept.get("a"));
      }
    }
  });
});

describe("the language", () => {
  const bot = lighthouseBot();
  const languageOf = async (request: Parameters<typeof bot.ask>[0]) => (await bot.ask(request)).language;

  it("is the asker's, then the question's, then the conversation's, then the channel's", async () => {
    const question = "Quando fu costruito il faro?";
    expect(await languageOf({ question, language: "en", channelLanguage: "en" })).toBe("en");
    expect(await languageOf({ question, conversation: "a", channelLanguage: "en" })).toBe("it");
    expect(await languageOf({ question: "Ada Moretti", conversation: "a", channelLanguage: "en" })).toBe("it");
    expect(await languageOf({ question: "Ada Moretti", conversation: "new", channelLanguage: "en" })).toBe("en");
  });

  it("is the channel's for a question in a third one, which is told so", async () => {
    const question = "Wer ist der Wärter und warum ist das nicht mehr so?";
    for (const channelLanguage of ["it", "en"] as const) {
      const { language, text } = await bot.ask({ question, channelLanguage });
      expect(language).toBe(channelLanguage);
      expect(text).toContain(WORDS[channelLanguage].otherLanguage);
    }
  });
});

describe("completion", () => {
  const bot = lighthouseBot();

  it("shows the first question of each entry while nothing is typed", () => {
    const shown = bot.complete("", "it");
    expect(shown.slice(0, LIGHTHOUSE.entries.length)).toEqual(
      LIGHTHOUSE.entries.map(({ id, questions }) => ({ entry: id, question: questions.it[0] })),
    );
  });

  it("finds questions by how they begin, by words in them, and in spite of typos", () => {
    expect(bot.complete("when was the l", "en")[0]).toEqual({
      entry: "lighthouse-built",
      question: "When was the lighthouse built?",
    });
    expect(bot.complete("guardiani quanti", "it")[0]?.entry).toBe("keepers-count");
    expect(bot.complete("quando fu cosrtuito", "it")[0]?.entry).toBe("lighthouse-built");
  });

  it("keeps to the language and to the limit, 25 by default", () => {
    const italian = new Set<string>(LIGHTHOUSE.entries.flatMap(({ questions }) => questions.it));
    for (const { question } of bot.complete("", "it", 100)) expect(italian).toContain(question);
    expect(bot.complete("", "en")).toHaveLength(25);
    expect(bot.complete("", "en", 3)).toHaveLength(3);
    expect(bot.complete("", "en", 0)).toEqual([]);
  });

  it("has nothing for what is like nothing", () => {
    expect(bot.complete("xqzzvwkkpt".repeat(100), "it")).toEqual([]);
  });
});

describe("topics", () => {
  it("list their entries' first questions in the language", () => {
    const topics = lighthouseBot().topics("en");
    expect(topics.map(({ id, name }) => [id, name])).toEqual([
      ["building", "The building"],
      ["people", "The people"],
      ["debate", "The debate"],
    ]);
    expect(topics[2]?.questions).toEqual([
      { entry: "ada-open", question: "What does Ada propose?" },
      { entry: "bruno-closed", question: "What does Bruno propose?" },
    ]);
  });
});

describe("the same question", () => {
  const answersOf = async (cacheFolder?: string) => {
    const conversations = createMemoryConversations({ clock: () => 0 });
    const bot = createBot({ packs: [LIGHTHOUSE], conversations, ...(cacheFolder !== undefined && { cacheFolder }) });
    const answers = [];
    for (const question of QUESTIONS) answers.push(await bot.ask({ question }));
    return answers;
  };

  it("has the same answer twice, of one bot and of two", async () => {
    expect(await answersOf()).toEqual(await answersOf());
    const bot = lighthouseBot();
    for (const question of QUESTIONS) expect(await bot.ask({ question })).toEqual(await bot.ask({ question }));
  });

  it("has the same answer whatever others were asked before", async () => {
    const bot = lighthouseBot();
    const forwards = await Promise.all(QUESTIONS.map((question) => bot.ask({ question })));
    const backwards = await Promise.all(QUESTIONS.toReversed().map((question) => bot.ask({ question })));
    expect(backwards.toReversed()).toEqual(forwards);
  });

  it("has the same answer from indexes that an earlier start kept", async () => {
    const folder = temporaryFolder();
    const made = await answersOf(folder);
    const files = readdirSync(folder);
    expect(files).toHaveLength(1);
    const kept = await answersOf(folder);
    expect(readdirSync(folder)).toEqual(files);
    expect(made).toEqual(await answersOf());
    expect(kept).toEqual(made);
  });
});

describe("the revision", () => {
  const revised = (change: Partial<Pack>) => lighthouseBot([{ ...LIGHTHOUSE, ...change }]).knowledge;

  it("is in every answer, and the same for the same packs", async () => {
    const bot = lighthouseBot();
    expect(bot.knowledge).toBe(lighthouseBot().knowledge);
    for (const question of QUESTIONS) expect((await bot.ask({ question })).knowledge).toBe(bot.knowledge);
  });

  it("changes with what the packs say, and not with what they are tested by", () => {
    const { knowledge } = lighthouseBot();
    const entries = LIGHTHOUSE.entries.map((entry) => ({ ...entry, paragraphs: [1] }));
    expect(revised({ entries })).not.toBe(knowledge);
    expect(revised({ silences: [] })).not.toBe(knowledge);
    expect(lighthouseBot([LIGHTHOUSE, BAKERY]).knowledge).not.toBe(knowledge);
    const golden = [{ question: "Chi è Ada?", language: "it", expect: { entries: ["ada-who"] } }] as const;
    expect(revised({ golden })).toBe(knowledge);
  });
});

describe("two packs at once", () => {
  const bot = lighthouseBot([LIGHTHOUSE, BAKERY]);
  const citedIn = async (question: string) =>
    (await bot.ask({ question })).citations.map(({ pack, entry }) => `${pack}/${entry}`);

  it("answer each from its own, also where their entries have the same id", async () => {
    expect(await citedIn("When was the storm?")).toEqual(["lighthouse-article/storm"]);
    expect(await citedIn("What does Vera call her rye loaf?")).toEqual(["bakery-article/storm"]);
  });

  it("answer as each alone does", async () => {
    const alone = lighthouseBot([BAKERY]);
    for (const question of BAKERY.entries.flatMap(({ questions }) => [...questions.it, ...questions.en])) {
      const answer = await bot.ask({ question });
      expect(answer.text).toBe((await alone.ask({ question })).text);
    }
  });

  it("answer one message from both", async () => {
    expect(await citedIn("Who is Bruno Conti? What bread does Vera bake?")).toEqual([
      "lighthouse-article/bruno-who",
      "bakery-article/storm",
    ]);
  });

  it("name both subjects where neither has an answer, and list both's topics", async () => {
    const { text } = await bot.ask({ question: "qual è la ricetta della carbonara?" });
    for (const { metadata } of [LIGHTHOUSE, BAKERY]) expect(text).toContain(metadata.about.it);
    expect(bot.topics("it").map(({ id }) => id)).toEqual(["building", "people", "debate", "bread"]);
  });
});
