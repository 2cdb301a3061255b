import type { AnswerKind, LanguageTools } from "../text/language.ts";
import { type Token, tokenise } from "../text/tokenise.ts";
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
import { ASKED_NOUN_WEIGHT, EXACT_TERM_WEIGHT } from "./weights.ts";

/** A term that satisfies a slot, and how well (0 to 1). `word` is -1 where no passage has that very form. */
export type Alternative = { readonly term: number; readonly word: number; readonly weight: number };

/** One content word of the question with everything that may stand in its place, best first. */
export type Slot = {
  readonly alternatives: readonly Alternative[];
  /** Inverse document frequency. */
  readonly idf: number;
  /** What the slot weighs in ranking: its idf, less for the noun that only says what is asked for. */
  readonly weight: number;
  readonly capital: boolean;
  readonly numeric: boolean;
  /** An exact term: it matches `Passage.terms` only. */
  readonly exact: boolean;
};

export type Query = {
  /** Words in the question's order, then exact terms. */
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
  const unseenIdf = idf(index.passages.length, Math.min(1, index.passages.length));
  const slots: Slot[] = [];
  const terms: QueryTerm[] = [];
  const repairs: Repair[] = [];
  const seenTerms = new Set<number>();
  const seenWords = new Set<string>();
  let answerKind: AnswerKind | null = null;
  let repairsTried = 0;
  let start = true;
  let afterAsking = false;
  let askedNounFound = false;

  for (const token of tokenise(text)) {
    const { word } = token;
    const capital = token.capital && !start;
    start = false;
    answerKind ??= language.answerKinds.get(word) ?? null;
    if (language.stopwords.has(word)) {
      afterAsking = language.askingWords.has(word);
      continue;
    }
    const isAskedNoun: boolean = afterAsking && !askedNounFound && !capital;
    askedNounFound ||= isAskedNoun;
    afterAsking = false;
    if (seenWords.has(word)) continue;
    if (terms.length === QUESTION_MAX_CONTENT_TERMS) break;
    seenWords.add(word);

    const share = isAskedNoun ? ASKED_NOUN_WEIGHT : 1;
    const known = find(token, index, language);
    if (known !== null) {
      if (seenTerms.has(known.term)) continue;
      seenTerms.add(known.term);
      const idfOfTerm = index.idf[known.term] ?? 0;
      terms.push({ word, idf: idfOfTerm, known: true });
      slots.push(slotOf([known], idfOfTerm, share, token, capital));
      continue;
    }
    terms.push({ word, idf: unseenIdf, known: false });
    let alternatives: Alternative[] = [];
    if (repair !== null && repairsTried < QUESTION_MAX_REPAIRS) {
      repairsTried++;
      const corrections = repair(word);
      if (corrections.length > 0) {
        repairs.push({ from: word, to: corrections.map((each) => ({ word: each.word, weight: each.weight })) });
      }
      alternatives = corrections.flatMap((each) => {
        const term = index.words.term[each.index];
        return term === undefined ? [] : [{ term, word: each.index, weight: each.weight }];
      });
    }
    const best = alternatives[0];
    const slotIdf = best === undefined ? unseenIdf : (index.idf[best.term] ?? 0);
    slots.push(slotOf(alternatives, slotIdf, share, token, capital));
  }

  for (const name of new Set(exact.slice(0, QUESTION_MAX_EXACT_TERMS))) {
    const term = index.exactTerms.get(name);
    if (term === undefined) continue;
    const weight = (index.idf[term] ?? 0) * EXACT_TERM_WEIGHT;
    slots.push({
      alternatives: [{ term, word: -1, weight: EXACT_TERM_WEIGHT }],
      idf: weight,
      weight,
      capital: false,
      numeric: false,
      exact: true,
    });
  }
  return { slots, answerKind, terms, repairs, characters: text.length, repairsTried };
}

/** The term of a word: by the word itself where some passage has it, else by its stem. */
function find({ word }: Token, index: InvertedIndex, language: LanguageTools): Alternative | null {
  const known = index.words.id.get(word);
  if (known !== undefined) return { term: index.words.term[known] ?? 0, word: known, weight: 1 };
  const term = index.terms.get(language.stem(word));
  return term === undefined ? null : { term, word: -1, weight: 1 };
}

function slotOf(
  alternatives: readonly Alternative[],
  idf: number,
  share: number,
  token: Token,
  capital: boolean,
): Slot {
  return { alternatives, idf, weight: idf * share, capital, numeric: token.numeric, exact: false };
}
