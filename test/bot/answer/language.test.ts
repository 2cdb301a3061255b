import { describe, expect, it } from "vitest";
import { createAnswerQuestion } from "../../../src/bot/answer/answer-question.ts";
import type { Question } from "../../../src/bot/answer/types.ts";
import type { ConversationMemory } from "../../../src/bot/conversation/memory.ts";
import { openKnowledge } from "../../../src/bot/open-knowledge.ts";
import { WORDS } from "../../../src/bot/words/words.ts";
import { BAKERY, LIGHTHOUSE } from "../../doubles/lighthouse-pack.ts";

const { library, reader, examples } = openKnowledge([LIGHTHOUSE]);
const answerQuestion = createAnswerQuestion(library, reader, examples, "revision");
const chosen = (question: Question) => {
  const { language, explanation } = answerQuestion(question);
  return [language, explanation.languageFrom];
};

const ITALIAN = "Quando fu costruito il faro?";
const FRENCH = "Qui est le gardien de la tour et pourquoi ne sont-ils pas dans le port ?";
const ENGLISH_MEMORY: ConversationMemory = {
  version: 1,
  language: "en",
  entries: [],
  entities: [],
  asks: null,
  score: 1,
  repairs: [],
};

describe("the language of an answer", () => {
  it("is the one that the asker chose, before all others", () => {
    expect(chosen({ text: ITALIAN, language: "en", channelLanguage: "it" })).toEqual(["en", "asker"]);
    expect(chosen({ text: FRENCH, language: "en", channelLanguage: "it" })).toEqual(["en", "asker"]);
  });

  it("is the question's, before the conversation's and the channel's", () => {
    expect(chosen({ text: ITALIAN, memory: ENGLISH_MEMORY, channelLanguage: "en" })).toEqual(["it", "question"]);
  });

  it("is the conversation's, before the channel's, where the question has none", () => {
    expect(chosen({ text: "Ada Moretti", memory: ENGLISH_MEMORY, channelLanguage: "it" })).toEqual([
      "en",
      "conversation",
    ]);
  });

  it("is the channel's where neither has one", () => {
    expect(chosen({ text: "Ada Moretti", channelLanguage: "en" })).toEqual(["en", "channel"]);
    expect(chosen({ text: "", channelLanguage: "it" })).toEqual(["it", "channel"]);
  });

  it("is the pack's first where the channel has none", () => {
    expect(chosen({ text: "Ada Moretti" })).toEqual(["it", "channel"]);
    const bakery = openKnowledge([BAKERY]);
    const { language } = createAnswerQuestion(bakery.library, bakery.reader, bakery.examples, "")({ text: "Vera" });
    expect(language).toBe("en");
  });

  it("is remembered", () => {
    expect(answerQuestion({ text: ITALIAN, language: "en" }).memory.language).toBe("en");
    expect(answerQuestion({ text: ITALIAN }).memory.language).toBe("it");
  });
});

describe("a question in a third language", () => {
  it("is answered in the channel's language, also within a conversation", () => {
    expect(chosen({ text: FRENCH, channelLanguage: "en" })).toEqual(["en", "channel"]);
    expect(chosen({ text: FRENCH, memory: ENGLISH_MEMORY, channelLanguage: "it" })).toEqual(["it", "channel"]);
    expect(chosen({ text: "灯塔有多高？", channelLanguage: "en" })).toEqual(["en", "channel"]);
  });

  it("is told so, in that language", () => {
    for (const text of [FRENCH, "灯塔有多高？", "Кто смотритель маяка?"]) {
      expect(answerQuestion({ text, channelLanguage: "en" }).text).toContain(WORDS.en.otherLanguage);
      expect(answerQuestion({ text, channelLanguage: "it" }).text).toContain(WORDS.it.otherLanguage);
    }
  });

  it("is no question in one of the bot's", () => {
    for (const text of [ITALIAN, "When was the lighthouse built?", "Ada", "🤯", ""])
      for (const { otherLanguage } of Object.values(WORDS))
        expect(answerQuestion({ text }).text).not.toContain(otherLanguage);
  });
});
