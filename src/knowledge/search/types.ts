/** What the index holds: an entry in one language, or a piece of a document. */
export type Passage = {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  /** Questions that the passage is known to answer, each a unit of its own for the best-sentence match. */
  readonly questions?: readonly string[];
  readonly keywords?: readonly string[];
  /** Exact terms beside the words, such as glossary ids. They are neither stemmed nor repaired. */
  readonly terms?: readonly string[];
};

export type SearchOptions = {
  /** Default 10. */
  readonly limit?: number;
  /** Exact terms beside the words of the question; they match `Passage.terms` only. */
  readonly terms?: readonly string[];
};

/** A word that no passage has, and the words that were searched in its place. Weights are 0 to 1. */
export type Repair = {
  readonly from: string;
  readonly to: readonly { readonly word: string; readonly weight: number }[];
};

export type QueryTerm = {
  /** As it was asked, normalised. */
  readonly word: string;
  /** Inverse document frequency; of a word that was never seen, that of a word seen once. */
  readonly idf: number;
  readonly known: boolean;
};

export type Hit = {
  readonly id: string;
  /** Greater is better; comparable within one result only. */
  readonly score: number;
  /** Share of the question's weight (inverse document frequency) that the whole passage accounts for, 0 to 1. */
  readonly coverage: number;
  /** The question or sentence of the passage that fits best; likeness (weighted Dice) from 0 to 1. */
  readonly best: { readonly text: string; readonly likeness: number };
  /** What each ingredient gave, for `explain`. */
  readonly parts: Readonly<Record<string, number>>;
};

export type SearchResult = {
  readonly hits: readonly Hit[];
  readonly terms: readonly QueryTerm[];
  readonly repairs: readonly Repair[];
  /** Counters of the work done, all within the caps: what a hostile question can cost. */
  readonly work: {
    readonly characters: number;
    readonly terms: number;
    readonly repairs: number;
    readonly postings: number;
  };
};

export type SearchIndex = {
  search(question: string, options?: SearchOptions): SearchResult;
  /** True where some passage has the word (after normalising and stemming). */
  knows(word: string): boolean;
};
