import type { LanguageTools } from "../../src/knowledge/text/language.ts";
import type { BenchPassage } from "./corpus.ts";

/** Ids of the passages found, best first. */
export type Searcher = (question: string, limit: number) => readonly string[];

/** A search engine under test. Everything that it prepares happens in `build`. */
export type System = {
  readonly name: string;
  /** How it was set up, in a few words. */
  readonly setUp: string;
  /** Where it is too slow for all questions: how many it gets. */
  readonly sample?: number;
  build(passages: readonly BenchPassage[], language: LanguageTools): Searcher | Promise<Searcher>;
};
