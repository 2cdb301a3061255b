import fc from "fast-check";
import { expect, it } from "vitest";
import { hostileText } from "../../bench/answer/hostile.ts";
import { randomFrom } from "../../bench/search/random.ts";
import { createMemoryConversations } from "../../src/adapters/memory/conversations.ts";
import type { Answer } from "../../src/bot/answer/types.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { loadPacks } from "../../src/knowledge/pack/load.ts";
import {
  QUESTION_MAX_CHARACTERS,
  QUESTION_MAX_CONTENT_TERMS,
  QUESTION_MAX_REPAIRS,
} from "../../src/knowledge/search/caps.ts";

const packs = await loadPacks("config/knowledge");
const conversations = createMemoryConversations({ clock: () => 0 });
const bot = createBot({ packs, conversations });
const words = packs.flatMap(({ entries }) =>
  entries.flatMap(({ questions }) => [...questions.it, ...questions.en].flatMap((question) => question.split(" "))),
);

const SHORT_INPUTS = 8_000;
const SHORT_MAX_CHARACTERS = 150;
const FULL_INPUTS = 1_500;
const FULL_MAX_CHARACTERS = 1_000;
const LONG_INPUTS = 500;
const LONG_MIN_CHARACTERS = 100_001;
const LONG_MAX_CHARACTERS = 1_000_000;
const TEXT_MAX_CHARACTERS = 1_500;
const SEED = 20_200_131;
const TIME_LIMIT_MS = 120_000;

function expectSound({ status, reason, text, citations, suggestions, score, explanation, memory }: Answer): void {
  expect(["answered", "abstained"]).toContain(status);
  expect(citations.length > 0).toBe(status === "answered");
  expect(reason === null).toBe(status === "answered");
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(TEXT_MAX_CHARACTERS);
  expect(suggestions.length).toBeLessThanOrEqual(4);
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
  expect(explanation.work.characters).toBeLessThanOrEqual(QUESTION_MAX_CHARACTERS);
  expect(explanation.work.terms).toBeLessThanOrEqual(QUESTION_MAX_CONTENT_TERMS);
  expect(explanation.work.repairs).toBeLessThanOrEqual(QUESTION_MAX_REPAIRS);
  expect(explanation.repairs.length).toBe(explanation.work.repairs);
  expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
}

/** Half of them in one conversation, so that what hostile messages leave behind is leant on as well. */
const holdsFor = (leastCharacters: number, mostCharacters: number, inputs: number) =>
  fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.integer({ min: leastCharacters, max: mostCharacters }),
      fc.boolean(),
      async (seed, characters, inConversation) => {
        const question = hostileText(randomFrom(seed), characters, words);
        expectSound(await bot.ask(inConversation ? { question, conversation: "hostile" } : { question }));
      },
    ),
    { numRuns: inputs, seed: SEED },
  );

it(
  "answers 8,000 generated messages like those of a chat within its caps",
  async () => {
    await holdsFor(0, SHORT_MAX_CHARACTERS, SHORT_INPUTS);
  },
  TIME_LIMIT_MS,
);

it(
  "answers 1,500 generated messages around the greatest length within its caps",
  async () => {
    await holdsFor(SHORT_MAX_CHARACTERS, FULL_MAX_CHARACTERS, FULL_INPUTS);
  },
  TIME_LIMIT_MS,
);

it(
  "answers 500 generated messages of more than 100,000 characters within its caps",
  async () => {
    await holdsFor(LONG_MIN_CHARACTERS, LONG_MAX_CHARACTERS, LONG_INPUTS);
  },
  TIME_LIMIT_MS,
);

it(
  "answers any string of any units within its caps",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 600 }), async (question) => {
        expectSound(await bot.ask({ question }));
      }),
      { numRuns: 1_000, seed: SEED },
    );
  },
  TIME_LIMIT_MS,
);

it("answers 100,000 times the same letter like any other nonsense", async () => {
  for (const letter of ["a", "e", "\u200b", "\u0301", "🤯", "\ud800", "?", "\n", "中", "ﷺ"]) {
    const question = letter.repeat(100_000);
    const answer = await bot.ask({ question });
    expectSound(answer);
    expect(answer.status).toBe("abstained");
  }
});

it("makes the same hostile text of the same seed, as long as it was asked to be", () => {
  for (const seed of [1, 2, 3]) {
    const text = hostileText(randomFrom(seed), 5_000, words);
    expect(text).toBe(hostileText(randomFrom(seed), 5_000, words));
    expect(text).toHaveLength(5_000);
  }
});

it(
  "completes whatever is typed",
  () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: -3, max: 30 }),
        (seed, size, limit) => {
          const found = bot.complete(hostileText(randomFrom(seed), size, words), "it", limit);
          expect(found.length).toBeLessThanOrEqual(Math.max(0, limit));
        },
      ),
      { numRuns: 30, seed: SEED },
    );
  },
  TIME_LIMIT_MS,
);
