import { clean, fold } from "./normalise.ts";

export type Token = {
  /** Folded: no accents, lower case. */
  readonly word: string;
  /** Written with a capital; at the start of a sentence that says nothing. */
  readonly capital: boolean;
  readonly numeric: boolean;
};

/** Letters and digits; a point or comma only inside a number (`2.5`, `100.000`, `Qwen2.5`). */
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})[.,](?=\p{N})[\p{L}\p{M}\p{N}]+)*/gu;
const CAPITAL = /^\p{Lu}/u;
const NUMERIC = /^\p{N}/u;
const SINGLE_LETTER = /^\p{L}$/u;

/**
 * The words of a text, in order. Elisions and contractions come apart: `dell'IA` → dell, ia; `l'articolo` → articolo;
 * `what's` → what; `won't` → wo (so that it isn't taken for the past of “win”).
 */
export function tokenise(text: string): Token[] {
  const cleaned = clean(text);
  const tokens: Token[] = [];
  for (const match of cleaned.matchAll(WORD)) {
    const raw = match[0];
    const end = match.index + raw.length;
    const elided = cleaned[end] === "'";
    const beside = elided || cleaned[match.index - 1] === "'";
    if (beside && SINGLE_LETTER.test(raw)) continue;
    const negated = elided && raw.length > 2 && /^n't\b/i.test(cleaned.slice(end - 1, end + 3));
    const word = fold(negated ? raw.slice(0, -1) : raw).replaceAll(",", ".");
    if (word === "") continue;
    tokens.push({ word, capital: CAPITAL.test(raw), numeric: NUMERIC.test(raw) });
  }
  return tokens;
}
