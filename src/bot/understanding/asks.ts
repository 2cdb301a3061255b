import type { Ask, Language } from "../../knowledge/pack/schema.ts";
import { LEXICONS } from "./lexicon/lexicons.ts";
import { type Phrases, phrases } from "./phrases.ts";

const PATTERNS: Readonly<Record<Language, readonly (readonly [Ask, Phrases])[]>> = {
  it: LEXICONS.it.asks.map(([ask, alternatives]) => [ask, phrases(alternatives)]),
  en: LEXICONS.en.asks.map(([ask, alternatives]) => [ask, phrases(alternatives)]),
};

/**
 * What a question asks for: a person, a date, a number … The lexicon's order decides where several fit.
 * @param text normalised and repaired
 * @returns null where it says none: a bare name, a statement
 */
export function whatIsAsked(text: string, language: Language): Ask | null {
  return PATTERNS[language].find(([, pattern]) => pattern.occurIn(text))?.[0] ?? null;
}
