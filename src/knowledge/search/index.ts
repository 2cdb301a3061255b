import { type LanguageTools, languageTools } from "../text/language.ts";
import { tokenise } from "../text/tokenise.ts";
import { invert } from "./invert.ts";
import type { InvertedIndex } from "./inverted.ts";
import { type Query, readQuery } from "./query.ts";
import { buildRepairer, type Repairer, type VocabularyWord } from "./repair.ts";
import { buildReranker, type Ranked } from "./rerank.ts";
import { buildRetriever } from "./retrieve.ts";
import type { Hit, Passage, SearchIndex } from "./types.ts";

export type IndexOptions = {
  /** “it”, “en”, or the tools of another language from `loadLanguage`. */
  readonly language: "it" | "en" | LanguageTools;
  /** Words that repair may propose though no passage has them, such as the aliases of names. */
  readonly vocabulary?: readonly string[];
  /** False switches the repair of misspelt words off. Default true. */
  readonly repair?: boolean;
};

const DEFAULT_LIMIT = 10;

/** Builds the index over passages of one language. Passages with equal ids are the caller's mistake; both are kept. */
export function buildSearchIndex(passages: readonly Passage[], options: IndexOptions): SearchIndex {
  return openSearchIndex(invert(passages, toolsOf(options)), options);
}

/** Opens what `invert` made of passages in the same language. */
export function openSearchIndex(index: InvertedIndex, options: IndexOptions): SearchIndex {
  const language = toolsOf(options);
  const retrieve = buildRetriever(index);
  const rerank = buildReranker(index);
  const repair = options.repair === false ? null : lazyRepairer(index, options.vocabulary ?? [], language);
  return {
    search(question, { limit = DEFAULT_LIMIT, terms = [] } = {}) {
      const query = readQuery(question, terms, index, language, repair);
      const { candidates, postings } = retrieve(query.slots, Math.max(DEFAULT_LIMIT, limit));
      const ranked = rerank(query, candidates);
      return {
        hits: ranked.slice(0, Math.max(0, limit)).map((each) => hitOf(each, index)),
        terms: query.terms,
        repairs: query.repairs,
        work: workOf(query, postings),
      };
    },
    knows(word) {
      const tokens = tokenise(word);
      return (
        tokens.length > 0 &&
        tokens.every((token) => language.stopwords.has(token.word) || index.terms.has(language.stem(token.word)))
      );
    },
  };
}

const toolsOf = ({ language }: IndexOptions): LanguageTools =>
  typeof language === "string" ? languageTools(language) : language;

function hitOf(ranked: Ranked, index: InvertedIndex): Hit {
  return {
    id: index.passages[ranked.passage]?.id ?? "",
    score: ranked.score,
    coverage: ranked.coverage,
    best: { text: index.units.text[ranked.bestUnit] ?? "", likeness: ranked.likeness },
    parts: ranked.ingredients,
  };
}

function workOf(query: Query, postings: number) {
  return { characters: query.characters, terms: query.terms.length, repairs: query.repairsTried, postings };
}

/** The vocabulary's bigrams are indexed at the first misspelling, so that starting up doesn't wait for them. */
function lazyRepairer(index: InvertedIndex, extra: readonly string[], language: LanguageTools): Repairer {
  let repairer: Repairer | null = null;
  return (word) => {
    repairer ??= buildRepairer(vocabularyOf(index, extra, language));
    return repairer(word);
  };
}

/** The index's words first, so that a word's place in the vocabulary is its number in the index. */
function vocabularyOf(index: InvertedIndex, extra: readonly string[], language: LanguageTools): VocabularyWord[] {
  const { words } = index;
  const vocabulary: VocabularyWord[] = words.list.map((word, at) => ({ word, count: words.count[at] ?? 0 }));
  const added = new Set<string>();
  for (const { word } of extra.flatMap(tokenise)) {
    if (words.id.has(word) || added.has(word) || language.stopwords.has(word)) continue;
    added.add(word);
    vocabulary.push({ word, count: 0 });
  }
  return vocabulary;
}
