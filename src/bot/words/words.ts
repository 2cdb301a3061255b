import type { Language } from "../../knowledge/pack/types.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** Everything the core says by itself, in one language. Plain text; what varies comes in as already written words. */
export type Words = {
  readonly greeting: (about: string) => string;
  readonly thanks: string;
  readonly wellbeing: (about: string) => string;
  readonly insult: (about: string) => string;
  readonly injection: (about: string) => string;
  readonly help: (about: string, topics: readonly string[]) => string;
  readonly topics: (topics: readonly string[]) => string;
  readonly empty: (about: string) => string;
  /** The source is silent on a matter that the pack describes. */
  readonly silent: (missing: string) => string;
  /** The source never names these. */
  readonly unnamed: (names: readonly string[]) => string;
  /** Nothing in the source is close enough. */
  readonly unknown: (about: string) => string;
  /** What the source does say nearby, by the titles of entries. */
  readonly nearby: (titles: readonly string[]) => string;
  /** Said with an answer to a question in a third language. */
  readonly otherLanguage: string;
};

export const WORDS: Readonly<Record<Language, Words>> = { it, en };
