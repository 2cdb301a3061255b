import type { Passage } from "./types.ts";

/** What a token looks like, for answer types. Bits of `InvertedIndex.stream.flags`. */
export const CAPITAL = 1;
export const NUMBER = 2;
export const TIME = 4;

/** What a unit is. */
export const UNIT_SENTENCE = 0;
export const UNIT_QUESTION = 1;
export const UNIT_TITLE = 2;
export const UNIT_KEYWORD = 3;

/**
 * The index as flat arrays. Terms (stems and exact terms), words, passages and units are numbered from 0; what belongs
 * to number n stands from `start[n]` to `start[n + 1]`.
 */
export type InvertedIndex = {
  readonly passages: readonly Passage[];
  /** Stems; exact terms have a map of their own but share the numbering. */
  readonly terms: ReadonlyMap<string, number>;
  readonly exactTerms: ReadonlyMap<string, number>;
  readonly words: Words;
  /** One a term. */
  readonly idf: Float64Array;
  readonly postings: Postings;
  readonly units: Units;
  /** The content words of all units, one after the other. */
  readonly stream: TokenStream;
  readonly relatives: Relatives;
};

/** Every word in the form that it has in the text (folded), stopwords left out. */
export type Words = {
  readonly id: ReadonlyMap<string, number>;
  readonly list: readonly string[];
  /** The stem of each word. */
  readonly term: readonly number[];
  /** How often each word occurs. */
  readonly count: readonly number[];
};

/** Where each term occurs, passages in ascending order, and its precomputed BM25 there. */
export type Postings = { readonly start: Int32Array; readonly passage: Int32Array; readonly impact: Float32Array };

/** Sentences, questions, titles and keywords: what a question is compared with piece by piece. */
export type Units = {
  readonly text: readonly string[];
  readonly kind: Uint8Array;
  /** Sum of the idf of the unit's distinct terms. */
  readonly weight: Float64Array;
  /** Units of each passage. */
  readonly start: Int32Array;
  /** Tokens of each unit. */
  readonly tokenStart: Int32Array;
};

export type TokenStream = { readonly term: Int32Array; readonly word: Int32Array; readonly flags: Uint8Array };

/** Groups of stems with the same first letters. */
export type Relatives = { readonly groupOf: Int32Array; readonly start: Int32Array; readonly members: Int32Array };

/** Inverse document frequency, never negative. */
export function idf(passages: number, containing: number): number {
  return Math.log(1 + (passages - containing + 0.5) / (containing + 0.5));
}
