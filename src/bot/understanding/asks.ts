import type { Ask, Language } from "../../knowledge/pack/types.ts";
import { LEXICONS } from "./lexicon/lexicons.ts";
import { type Phrases, phrases } from "./phrases.ts";

const PATTERNS: Readonly<Record<Language, readonly (readonly [Ask, Phrases])[]>> = {
  it: LEXICONS.it.asks.map(([ask, alternatives]) => [ask, phrases(alternatives)]),
  en: LEXICONS.en.asks.map(([ask, alternatives]) => [ask, phrases(alternatives)]),
};

/** Question words that also join clauses: any other that stands in the sentence tells more. */
const WEAK: ReadonlySet<Ask> = new Set(["what", "which", "how", "whether"]);

/**
 * What a question asks for: a person, a date, a number … The first question word decides, before weak ones; where
 * several begin at the same place, the lexicon's order does.
 * @param text normalised and repaired
 * @returns null where it says none: a bare name, a statement
 */
export function whatIsAsked(text: string, language: Language): Ask | null {
  let found: { readonly ask: Ask; readonly at: number } | null = null;
  for (const [ask, pattern] of PATTERNS[language]) {
    if (found !== null && WEAK.has(ask) && !WEAK.has(found.ask)) continue;
    const at = pattern.indexIn(text);
    if (at >= 0 && (found === null || at < found.at)) found = { ask, at };
  }
  return found?.ask ?? null;
}
