import type { LanguageTools } from "../text/language.ts";
import { sentences } from "../text/sentences.ts";
import { type Token, tokenise } from "../text/tokenise.ts";
import type { Passage } from "./types.ts";
import { BM25, FIELD_WEIGHTS, RELATIVE_PREFIX_CHARACTERS } from "./weights.ts";

/** What a token looks like, for answer types. Bits of `TokenStream.flags`. */
export const CAPITAL = 1;
export const NUMBER = 2;
export const TIME = 4;

/** Terms, passages and units are numbered from 0; each number indexes the typed arrays below. */
export type InvertedIndex = {
  readonly passages: readonly Passage[];
  /** Stems; exact terms have a map of their own but share the numbering. */
  readonly terms: ReadonlyMap<string, number>;
  readonly exactTerms: ReadonlyMap<string, number>;
  /** Every word as written (folded) that is not a stopword. */
  readonly words: Words;
  readonly idf: Float64Array;
  /** Postings of term t: from `postingStart[t]` to `postingStart[t + 1]`. */
  readonly postingStart: Int32Array;
  readonly postingPassage: Int32Array;
  /** Precomputed BM25 of the term in that passage. */
  readonly postingImpact: Float32Array;
  readonly stream: TokenStream;
  readonly units: readonly string[];
  /** Units of passage p: from `unitStart[p]` to `unitStart[p + 1]`. */
  readonly unitStart: Int32Array;
  /** Tokens of unit u: from `tokenStart[u]` to `tokenStart[u + 1]`. */
  readonly tokenStart: Int32Array;
  readonly unitKind: Uint8Array;
  /** Sum of the weights of the unit's distinct terms. */
  readonly unitWeight: Float64Array;
  readonly relatives: Relatives;
};

export const UNIT_SENTENCE = 0;
export const UNIT_QUESTION = 1;
export const UNIT_TITLE = 2;
export const UNIT_KEYWORD = 3;

export type Words = {
  readonly id: ReadonlyMap<string, number>;
  readonly list: readonly string[];
  /** The stem of each word. */
  readonly term: readonly number[];
  /** How often each word occurs. */
  readonly count: readonly number[];
};

/** Stems with the same first letters. Members of group g: from `start[g]` to `start[g + 1]`. */
export type Relatives = { readonly groupOf: Int32Array; readonly start: Int32Array; readonly members: Int32Array };

export type TokenStream = { readonly term: Int32Array; readonly word: Int32Array; readonly flags: Uint8Array };

/** Inverse document frequency, never negative. */
export function idf(passages: number, containing: number): number {
  return Math.log(1 + (passages - containing + 0.5) / (containing + 0.5));
}

const YEAR = /^1\d{3}$|^20\d{2}$/;

export function invert(passages: readonly Passage[], language: LanguageTools): InvertedIndex {
  const terms = new Map<string, number>();
  const exactTerms = new Map<string, number>();
  const wordId = new Map<string, number>();
  const wordList: string[] = [];
  const wordTerm: number[] = [];
  const wordCount: number[] = [];
  const termOf = (stem: string): number => {
    let term = terms.get(stem);
    if (term === undefined) {
      term = terms.size + exactTerms.size;
      terms.set(stem, term);
    }
    return term;
  };

  const streamTerm: number[] = [];
  const streamWord: number[] = [];
  const streamFlags: number[] = [];
  const units: string[] = [];
  const unitStart: number[] = [];
  const tokenStart: number[] = [];
  const unitKind: number[] = [];

  const postings: { term: number; passage: number; frequency: number }[] = [];
  const lengths: number[] = [];

  const addUnit = (text: string, kind: number, weight: number, frequencies: Map<number, number>): number => {
    units.push(text);
    unitKind.push(kind);
    tokenStart.push(streamTerm.length);
    let length = 0;
    let first = true;
    for (const token of tokenise(text)) {
      const flags = flagsOf(token, first, language);
      first = false;
      if (language.stopwords.has(token.word)) continue;
      let word = wordId.get(token.word);
      if (word === undefined) {
        word = wordList.length;
        wordId.set(token.word, word);
        wordList.push(token.word);
        wordTerm.push(termOf(language.stem(token.word)));
        wordCount.push(0);
      }
      wordCount[word] = (wordCount[word] ?? 0) + 1;
      const term = wordTerm[word] ?? 0;
      streamTerm.push(term);
      streamWord.push(word);
      streamFlags.push(flags);
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
      length += weight;
    }
    return length;
  };

  for (const [number, passage] of passages.entries()) {
    unitStart.push(units.length);
    const frequencies = new Map<number, number>();
    let length = 0;
    for (const sentence of sentences(passage.text)) {
      length += addUnit(sentence, UNIT_SENTENCE, FIELD_WEIGHTS.text, frequencies);
    }
    if (passage.title !== undefined) length += addUnit(passage.title, UNIT_TITLE, FIELD_WEIGHTS.title, frequencies);
    for (const question of passage.questions ?? []) {
      length += addUnit(question, UNIT_QUESTION, FIELD_WEIGHTS.questions, frequencies);
    }
    for (const keyword of passage.keywords ?? []) {
      length += addUnit(keyword, UNIT_KEYWORD, FIELD_WEIGHTS.keywords, frequencies);
    }
    for (const exact of new Set(passage.terms ?? [])) {
      let term = exactTerms.get(exact);
      if (term === undefined) {
        term = terms.size + exactTerms.size;
        exactTerms.set(exact, term);
      }
      postings.push({ term, passage: number, frequency: 1 });
    }
    for (const [term, frequency] of frequencies) postings.push({ term, passage: number, frequency });
    lengths.push(length);
  }
  unitStart.push(units.length);
  tokenStart.push(streamTerm.length);

  const termCount = terms.size + exactTerms.size;
  const postingStart = new Int32Array(termCount + 1);
  for (const { term } of postings) postingStart[term + 1] = (postingStart[term + 1] ?? 0) + 1;
  const idfs = new Float64Array(termCount);
  for (let term = 0; term < termCount; term++) {
    const containing = postingStart[term + 1] ?? 0;
    idfs[term] = idf(passages.length, containing);
    postingStart[term + 1] = containing + (postingStart[term] ?? 0);
  }
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const postingPassage = new Int32Array(postings.length);
  const postingImpact = new Float32Array(postings.length);
  const next = postingStart.slice();
  for (const { term, passage, frequency } of postings) {
    const at = next[term] ?? 0;
    next[term] = at + 1;
    const norm = 1 - BM25.b + (BM25.b * (lengths[passage] ?? 0)) / averageLength;
    postingPassage[at] = passage;
    postingImpact[at] = ((idfs[term] ?? 0) * frequency * (BM25.k1 + 1)) / (frequency + BM25.k1 * norm);
  }

  const unitWeight = new Float64Array(units.length);
  for (let unit = 0; unit < units.length; unit++) {
    const seen = new Set(streamTerm.slice(tokenStart[unit], tokenStart[unit + 1]));
    let sum = 0;
    for (const term of seen) sum += idfs[term] ?? 0;
    unitWeight[unit] = sum;
  }
  return {
    passages,
    terms,
    exactTerms,
    words: { id: wordId, list: wordList, term: wordTerm, count: wordCount },
    idf: idfs,
    postingStart,
    postingPassage,
    postingImpact,
    stream: {
      term: Int32Array.from(streamTerm),
      word: Int32Array.from(streamWord),
      flags: Uint8Array.from(streamFlags),
    },
    units,
    unitStart: Int32Array.from(unitStart),
    tokenStart: Int32Array.from(tokenStart),
    unitKind: Uint8Array.from(unitKind),
    unitWeight,
    relatives: relate(terms, exactTerms),
  };
}

/** Exact terms have no relatives: each is a group of its own. */
function relate(terms: ReadonlyMap<string, number>, exactTerms: ReadonlyMap<string, number>): Relatives {
  const groups = new Map<string, number[]>();
  for (const [stem, term] of terms) {
    const prefix = stem.slice(0, RELATIVE_PREFIX_CHARACTERS);
    const group = groups.get(prefix);
    if (group === undefined) groups.set(prefix, [term]);
    else group.push(term);
  }
  const lists = [...groups.values(), ...[...exactTerms.values()].map((term) => [term])];
  const groupOf = new Int32Array(terms.size + exactTerms.size);
  const start = new Int32Array(lists.length + 1);
  for (const [group, members] of lists.entries()) {
    start[group + 1] = (start[group] ?? 0) + members.length;
    for (const term of members) groupOf[term] = group;
  }
  return { groupOf, start, members: Int32Array.from(lists.flat()) };
}

function flagsOf(token: Token, first: boolean, language: LanguageTools): number {
  let flags = 0;
  if (token.capital && !first) flags |= CAPITAL;
  if (token.numeric || language.numberWords.has(token.word)) flags |= NUMBER;
  if (YEAR.test(token.word) || language.monthNames.has(token.word)) flags |= TIME;
  return flags;
}
