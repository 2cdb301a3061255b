/** Saturation and length normalisation of BM25. */
export const BM25 = { k1: 1.2, b: 0.6 };

/** How much an occurrence counts in each field. */
export const FIELD_WEIGHTS = { text: 1, title: 1, questions: 1, keywords: 1.5 };

/** Exact terms count as much as this share of their weight. */
export const EXACT_TERM_WEIGHT = 1;

export const REPAIR = {
  /** Words from which on two edits are allowed instead of one. */
  twoEditsFromCharacters: 8,
  /** How many look-alikes Fuse ranks. */
  shortlist: 64,
  fuseThreshold: 0.6,
  /** Alternatives that are searched in the place of one unknown word. */
  candidates: 3,
  /** Each edit after the first divides the plausibility by 1 / this. */
  perEdit: 0.25,
  otherFirstLetter: 0.6,
  frequencyExponent: 0.5,
  /** What the best correction is worth beside a word that was written right. */
  bestWeight: 0.9,
};

/** How many passages of the first stage are looked at closely. */
export const RERANK_DEPTH = 20;

/** What each ingredient of the second stage is worth. */
export const RERANK = {
  bm25: 1,
  group: 0,
  coverage: 0,
  sentence: 0.5,
  pair: 0.5,
  window: 0,
  surface: 0.2,
  name: 0,
  likeness: 0.2,
  answer: 0.1,
};
