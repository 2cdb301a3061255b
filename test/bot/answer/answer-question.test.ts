import { expect, it } from "vitest";
import { createAnswerQuestion } from "../../../src/bot/answer/answer-question.ts";
import type { Question } from "../../../src/bot/answer/types.ts";
import { openKnowledge } from "../../../src/bot/open-knowledge.ts";
import { BAKERY, LIGHTHOUSE } from "../../doubles/lighthouse-pack.ts";

const { library, reader, examples } = openKnowledge([LIGHTHOUSE, BAKERY]);
const create = () => createAnswerQuestion(library, reader, examples, "revision");

const TEXTS = ["Who is Ada Moretti?", "And when was it built?", "E quando?", "And the storm?", "Ada Moretti", "Ciao!"];

it("an answer is the same whatever was asked before, of anybody", () => {
  const shared = create();
  const memories = [undefined, ...TEXTS.map((text) => create()({ text }).memory)];
  const languages = [{}, { language: "it" }, { channelLanguage: "en" }] as const;
  const questions = TEXTS.flatMap((text) =>
    memories.flatMap((memory) =>
      languages.map((chosen): Question => ({ text, ...chosen, ...(memory !== undefined && { memory }) })),
    ),
  );
  const alone = questions.map((question) => create()(question));
  expect(new Set(alone.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(questions.length / 4);
  for (let round = 0; round < 2; round += 1) expect(questions.map(shared)).toEqual(alone);
});

it("what is answered alone is answered so whatever was said before", () => {
  const answerQuestion = create();
  const memories = TEXTS.map((text) => create()({ text }).memory);
  const stand = TEXTS.filter((text) => {
    const alone = answerQuestion.alone({ text });
    if (alone !== undefined) for (const memory of memories) expect(create()({ text, memory })).toEqual(alone);
    return alone !== undefined;
  });
  expect(stand).toContain("Who is Ada Moretti?");
  expect(stand).not.toContain("E quando?");
});
