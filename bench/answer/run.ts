import { createMemoryConversations } from "../../src/adapters/memory/conversations.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { loadPacks } from "../../src/knowledge/pack/load.ts";
import { LANGUAGES, type Pack } from "../../src/knowledge/pack/types.ts";
import { languageTools } from "../../src/knowledge/text/language.ts";
import { percentile } from "../search/metrics.ts";
import { randomFrom, shuffled } from "../search/random.ts";
import { withTypo } from "../search/typo.ts";
import { hostileText } from "./hostile.ts";
import { type AnswerMeasurement, jsonLine, table } from "./report.ts";

const KNOWLEDGE_FOLDER = "config/knowledge";
const SEED = 7;
const WARM_UP_QUESTIONS = 2_000;
const HOSTILE_INPUTS = 600;
/** One in so many hostile inputs is of the greatest length. */
const HUGE_EVERY = 6;
const HOSTILE_MAX_CHARACTERS = 2_000;
const HUGE_MAX_CHARACTERS = 1_000_000;
/** Of another seed than what is measured: a warm-up mustn't fill caches with the very same words. */
const WARM_UP_SEED = 8;

export type AnswerBenchOptions = { readonly json: boolean };

/**
 * Measures one answer in process, over the shipped pack, and writes the figures beside their limits to `write`.
 * @throws KnowledgeError where the shipped pack can't be read
 */
export async function runAnswerBench({ json }: AnswerBenchOptions, write: (text: string) => void): Promise<void> {
  const packs = await loadPacks(KNOWLEDGE_FOLDER);
  const bot = createBot({ packs, conversations: createMemoryConversations({ clock: () => 0 }) });
  const random = randomFrom(SEED);
  const questions = shuffled(questionsOf(packs), random);
  const misspelt = questions.map(({ text, language }) => withTypo(text, languageTools(language).stopwords, random));
  const words = questions.flatMap(({ text }) => text.split(" "));

  for (const { text } of questions.slice(0, WARM_UP_QUESTIONS)) await bot.ask({ question: text });
  for (const text of hostileTexts(randomFrom(WARM_UP_SEED), words)) await bot.ask({ question: text });

  const plainMs = await timesOf(
    bot,
    questions.map(({ text }) => text),
  );
  const typoMs = await timesOf(bot, misspelt);
  const hostileMs = await timesOf(bot, hostileTexts(random, words));
  const bothMs = [...plainMs, ...typoMs];
  const measurement: AnswerMeasurement = {
    questions: questions.length,
    hostileInputs: hostileMs.length,
    p50Ms: percentile(0.5, bothMs),
    p99Ms: percentile(0.99, bothMs),
    plainP50Ms: percentile(0.5, plainMs),
    plainP99Ms: percentile(0.99, plainMs),
    typoP50Ms: percentile(0.5, typoMs),
    typoP99Ms: percentile(0.99, typoMs),
    hostileP50Ms: percentile(0.5, hostileMs),
    greatestMs: Math.max(...bothMs, ...hostileMs),
  };
  write(json ? jsonLine(measurement) : table(measurement));
}

/** The golden questions, and every example question. */
function questionsOf(packs: readonly Pack[]) {
  return packs.flatMap(({ golden, entries, silences }) => [
    ...golden.map(({ question, language }) => ({ text: question, language })),
    ...[...entries, ...silences].flatMap(({ questions }) =>
      LANGUAGES.flatMap((language) => questions[language].map((text) => ({ text, language }))),
    ),
  ]);
}

/** Made one at a time: all of them at once would be some 50 MB. */
function* hostileTexts(random: () => number, words: readonly string[]): Generator<string> {
  for (let number = 0; number < HOSTILE_INPUTS; number++) {
    const most = number % HUGE_EVERY === 0 ? HUGE_MAX_CHARACTERS : HOSTILE_MAX_CHARACTERS;
    yield hostileText(random, Math.floor(random() * (most + 1)), words);
  }
}

/** Milliseconds of each answer. */
async function timesOf(bot: Bot, texts: Iterable<string>): Promise<readonly number[]> {
  const times: number[] = [];
  for (const question of texts) {
    const start = performance.now();
    await bot.ask({ question });
    times.push(performance.now() - start);
  }
  return times;
}
