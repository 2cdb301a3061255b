import { memo } from "../../collections/memo.ts";
import type { Library } from "../../knowledge/library.ts";
import type { Language } from "../../knowledge/pack/types.ts";
import { cut, QUESTION_MAX_CHARACTERS } from "../../knowledge/search/caps.ts";
import type { ConversationMemory } from "../conversation/memory.ts";
import type { Reader, Reading } from "../understanding/read.ts";
import { WORDS } from "../words/words.ts";
import { compose, composeSmallTalk } from "./compose.ts";
import type { Verdict } from "./decide.ts";
import type { Examples } from "./examples.ts";
import { type Context, contextOf, type Recall } from "./follow-up.ts";
import { createInvestigate } from "./investigate.ts";
import type { Answer, Explanation, Question } from "./types.ts";
import { THRESHOLDS } from "./weights.ts";

/** Question in, answer out: a pure function of the knowledge, the question and what is remembered. Never throws. */
export type AnswerQuestion = {
  (question: Question): Answer;
  /** The answer where it is the same whatever was said before; undefined where that has to be looked up. */
  alone(question: Omit<Question, "memory">): Answer | undefined;
};

const CANDIDATES_EXPLAINED_MAX = 5;
/** Longer texts are hardly asked twice. */
const REMEMBERED_CHARACTERS_MAX = 200;
/** Some 10 kB each, of long texts more: those are read again where what was said before has to be looked up. */
const READINGS_REMEMBERED_MAX = 300;
/** Some 4 kB each, and as much again for what a platform makes of one. There are two: with a conversation and without. */
const ANSWERS_REMEMBERED_MAX = 1000;

/** People press suggested questions and choose completed ones, so the same text comes again and again. */
const textKey = (text: string) => (text.length > REMEMBERED_CHARACTERS_MAX ? undefined : text);

export function createAnswerQuestion(
  library: Library,
  freshReader: Reader,
  examples: Examples,
  knowledge: string,
): AnswerQuestion {
  const reader = { ...freshReader, read: memo(freshReader.read, (text) => text, READINGS_REMEMBERED_MAX) };
  const investigate = createInvestigate(library, reader, examples);

  const answer = (question: Omit<Question, "memory">, recall: Recall<ConversationMemory>): Answer => {
    const text = cut(question.text, QUESTION_MAX_CHARACTERS);
    const reading = reader.read(text);
    const { language, languageFrom } = languageOf(question, recall, reading, library);
    // Nothing but marks or emoji: nobody would look for an answer to that.
    const says = reading.words.some((word) => /[\p{L}\p{N}]/u.test(word));
    const aside = says || reading.intent !== null ? reading.intent : "empty";
    const verdicts = aside === null ? investigate(reading, text, language, recall) : [];
    const composed = aside === null ? compose(verdicts, library, language) : composeSmallTalk(aside, library, language);
    const context = verdicts.length === 0 ? recall() : contextOf(verdicts);
    const score = Math.min(1, ...verdicts.map((verdict) => verdict.score));
    const explanation = explain(verdicts, reading, languageFrom, text);
    return {
      ...composed,
      text: reading.third ? `${composed.text} ${WORDS[language].otherLanguage}` : composed.text,
      language,
      score: verdicts.length === 0 ? 1 : score,
      knowledge,
      explanation,
      memory: remember(context, language, score, explanation),
    };
  };
  const alone = (question: Omit<Question, "memory">) => {
    let isAlone = true;
    const made = answer(question, () => {
      isAlone = false;
      return undefined;
    });
    return isAlone ? made : undefined;
  };
  const within = (question: Question) => answer(question, () => question.memory);
  return Object.assign(memo(within, questionKey, ANSWERS_REMEMBERED_MAX), {
    alone: memo(alone, questionKey, ANSWERS_REMEMBERED_MAX),
  });
}

/** All that an answer depends on, beside the knowledge. */
function questionKey({ text, language, channelLanguage, memory }: Question): string | undefined {
  if (textKey(text) === undefined) return undefined;
  const said = memory && [memory.language, memory.entries, memory.entities, memory.asks];
  return JSON.stringify([text, language, channelLanguage, said]);
}

function languageOf(
  question: Omit<Question, "memory">,
  recall: Recall<ConversationMemory>,
  reading: Reading,
  library: Library,
): { readonly language: Language; readonly languageFrom: Explanation["languageFrom"] } {
  if (question.language !== undefined) return { language: question.language, languageFrom: "asker" };
  if (reading.language !== null && !reading.third) return { language: reading.language, languageFrom: "question" };
  const memory = reading.third ? undefined : recall();
  if (memory !== undefined) return { language: memory.language, languageFrom: "conversation" };
  const first = library.packs[0]?.metadata.languages[0] ?? "en";
  return { language: question.channelLanguage ?? first, languageFrom: "channel" };
}

function remember(
  context: Context | undefined,
  language: Language,
  score: number,
  { parts, repairs }: Explanation,
): ConversationMemory {
  const { entries = [], entities = [], asks = null } = context ?? {};
  const [part] = parts;
  return {
    ...{ version: 1, language, entries, entities, asks, score, repairs: repairs.map(({ to }) => to) },
    ...(part !== undefined && {
      found: { candidates: part.candidates, threshold: part.threshold, guards: part.guards },
    }),
  };
}

function explain(
  verdicts: readonly Verdict[],
  whole: Reading,
  languageFrom: Explanation["languageFrom"],
  text: string,
): Explanation {
  return {
    languageFrom,
    parts: verdicts.map(({ reading, ranking, score }) => ({
      asks: reading.asks,
      entities: [...new Set([...reading.mentions.map(({ term }) => term.id), ...reading.carried])],
      followUp: reading.carried.length > 0,
      candidates: ranking.candidates
        .slice(0, CANDIDATES_EXPLAINED_MAX)
        .map((candidate) => ({ entry: candidate.subject.key, score: Math.min(1, candidate.score) })),
      score: Math.min(1, score),
      threshold: THRESHOLDS.answer,
      guards: ranking.candidates[0]?.guards ?? [],
    })),
    repairs: whole.repairs,
    unknownWords: whole.unknown.map((at) => whole.words[at] ?? ""),
    work: {
      characters: text.length,
      terms: Math.max(0, ...verdicts.map(({ ranking }) => ranking.work.terms)),
      repairs: whole.repairs.length,
      postings: verdicts.reduce((sum, { ranking }) => sum + ranking.work.postings, 0),
    },
  };
}
