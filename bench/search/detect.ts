import { LANGUAGE_CODES, type LanguageTools, loadLanguage } from "../../src/knowledge/text/language.ts";
import { tokenise } from "../../src/knowledge/text/tokenise.ts";
import type { BenchPassage } from "./corpus.ts";

const SAMPLE_PASSAGES = 50;

/** The language of which the passages hold most stopwords. */
export async function detectLanguage(passages: readonly BenchPassage[]): Promise<LanguageTools> {
  const step = Math.max(1, Math.floor(passages.length / SAMPLE_PASSAGES));
  const words = passages
    .filter((_, number) => number % step === 0)
    .flatMap(({ text }) => tokenise(text))
    .map(({ word }) => word);
  const languages = await Promise.all(LANGUAGE_CODES.map(loadLanguage));
  const scored = languages.map((language) => ({
    language,
    stopwords: words.filter((word) => language.stopwords.has(word)).length,
  }));
  return scored.reduce((best, each) => (each.stopwords > best.stopwords ? each : best)).language;
}
