import type { AnswerKind, LanguageTools } from "../text/language.ts";
import { tokenise } from "../text/tokenise.ts";
import {
  cut,
  QUESTION_MAX_CHARACTERS,
  QUESTION_MAX_CONTENT_TERMS,
  QUESTION_MAX_EXACT_TERMS,
  QUESTION_MAX_REPAIRS,
} from "./caps.ts";
import { type InvertedIndex, idf } from "./inverted.ts";
import type { Repairer } from "./repair.ts";
import type { QueryTerm, Repair } from "./types.ts";
import { EXACT_TERM_WEIGHT } from "./weights.ts";

/** A term that satisfies a slot, and how well (0 to 1). */
export type Alternative = { readonly term: number; readonly word: number; readonly weight: number };

/** One content word of the question with everything that may stand in its place. */
export type Slot = {
  readonly alternatives: readonly Alternative[];
  /** Inverse document frequency. */
  readonly idf: number;
  readonly capital: boolean;
  readonly exact: boolean;
};

export type Query = {
  readonly slots: readonly Slot[];
  readonly answerKind: AnswerKind | null;
  readonly terms: readonly QueryTerm[];
  readonly repairs: readonly Repair[];
  readonly characters: number;
  readonly repairsTried: number;
};

/** Reads a question: caps, words, repairs. Costs no more than the caps allow. */
export function readQuery(
  question: string,
  exact: readonly string[],
  index: InvertedIndex,
  language: LanguageTools,
  repair: Repairer | null,
): Query {
  const text = cut(question, QUESTION_MAX_CHARACTERS);
  const slots: Slot[] = [];
  const terms: QueryTerm[] = [];
  const repairs: Repair[] = [];
  const seen = new Set<string>();
  const unseenIdf = idf(index.passages.length, Math.min(1, index.passages.length));
  let answerKind: AnswerKind | null = null;
  let repairsTried = 0;
  let position = 0;
  for (const { word, capital } of tokenise(text)) {
    const first = position++ === 0;
    answerKind ??= language.answerKinds.get(word) ?? null;
    if (language.stopwords.has(word)) continue;
    const wordId = index.words.id.get(word);
    const stem = wordId === undefined ? language.stem(word) : word;
    const term = wordId === undefined ? index.terms.get(stem) : index.words.term[wordId];
    const key = term === undefined ? word : `\0${term}`;
    if (seen.has(key)) continue;
    if (terms.length === QUESTION_MAX_CONTENT_TERMS) break;
    seen.add(key);
    if (term !== undefined) {
      const weight = index.idf[term] ?? 0;
      terms.push({ word, idf: weight, known: true });
      slots.push({
        alternatives: [{ term, word: wordId ?? -1, weight: 1 }],
        idf: weight,
        capital: capital && !first,
        exact: false,
      });
      continue;
    }
    terms.push({ word, idf: unseenIdf, known: false });
    const alternatives: Alternative[] = [];
    if (repair !== null && repairsTried < QUESTION_MAX_REPAIRS) {
      repairsTried++;
      const corrections = repair(word);
      if (corrections.length > 0) {
        repairs.push({ from: word, to: corrections.map(({ word, weight }) => ({ word, weight })) });
      }
      for (const { index: at, weight } of corrections) {
        const corrected = index.words.term[at];
        if (corrected === undefined || alternatives.some((each) => each.term === corrected)) continue;
        alternatives.push({ term: corrected, word: at, weight });
      }
    }
    const best = alternatives[0];
    slots.push({
      alternatives,
      idf: best === undefined ? unseenIdf : (index.idf[best.term] ?? 0),
      capital: capital && !first,
      exact: false,
    });
  }
  for (const name of new Set(exact.slice(0, QUESTION_MAX_EXACT_TERMS))) {
    const term = index.exactTerms.get(name);
    if (term === undefined) continue;
    slots.push({
      alternatives: [{ term, word: -1, weight: EXACT_TERM_WEIGHT }],
      idf: (index.idf[term] ?? 0) * EXACT_TERM_WEIGHT,
      capital: false,
      exact: true,
    });
  }
  return { slots, answerKind, terms, repairs, characters: text.length, repairsTried };
}
