/** Saturation and length normalisation of BM25. */
export const BM25 = { k1: 0.9, b: 0.75 };

/** How much an occurrence counts in each field. */
export const FIELD_WEIGHTS = { text: 1, title: 1, questions: 1, keywords: 1.5 };

/** An exact term counts as much as this share of its inverse document frequency. */
export const EXACT_TERM_WEIGHT = 1;

/** The noun after “which” or “how many” names the kind of answer and is often not in it: the share that it counts. */
export const ASKED_NOUN_WEIGHT = 0.5;

/** Stems that share this many first letters are taken for relatives (economy, economic). */
export const RELATIVE_PREFIX_CHARACTERS = 5;

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

/** How many passages of the first stage are looked at closely, if they have at least this share of the best one's score. */
export const RERANK_DEPTH = 20;
export const RERANK_SCORE_SHARE = 0.5;

/** Content words between the first and the last of a cluster of the question's words. */
export const CLUSTER_CONTENT_WORDS = 12;

/** What each ingredient of the second stage is worth. All but the answer's are shares of the question's weight. */
export const RERANK = {
  bm25: 1,
  /** Words in the very form that was asked. */
  surface: 0.65,
  /** Words of which only a relative is there. */
  relative: 1.2,
  /** Neighbouring words of the question that are neighbours in the passage. */
  pair: 0.33,
  /** The densest cluster of the question's words. */
  cluster: 0.8,
  /** The sentence or question that is most alike: decides among passages that come with questions. */
  likeness: 0.4,
  title: 1,
  name: 0.2,
  number: 0.32,
  /** The best unit has, outside the question's words, a thing of the kind that is asked for. */
  answersTime: 0.2,
  answersNumber: 0.22,
  answersName: 0.05,
};
