import type { Language } from "../../knowledge/pack/types.ts";
import { LEXICONS } from "./lexicon/lexicons.ts";

/** More clauses than this are not looked at one by one. */
const CLAUSES_MAX = 6;
const STOP = /[?!;:\n]+|\.(?=\s|$)|…|,|\s[-–—]\s/;

/**
 * The clauses of a message, each a candidate for a question of its own: cut at punctuation and at conjunctions.
 * Whether a cut was a good one is for the caller to judge by what each clause finds.
 * @param raw the message as it was written
 */
export function clauses(raw: string, language: Language): readonly string[] {
  const conjunctions = [...LEXICONS[language].conjunctions].sort((a, b) => b.length - a.length);
  const between = new RegExp(`\\s(?:${conjunctions.join("|")})\\s`, "i");
  const found = raw
    .split(STOP)
    .flatMap((sentence) => ` ${sentence} `.split(between))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  return found.slice(0, CLAUSES_MAX);
}
