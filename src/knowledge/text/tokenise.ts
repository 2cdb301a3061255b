import { bare, clean } from "./normalise.ts";

export type Token = {
  /** Folded: no accents, lower case. */
  readonly word: string;
  /** Written with a capital; at the start of a sentence that says nothing. */
  readonly capital: boolean;
  readonly numeric: boolean;
};

const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 3;
const MARK = 4;
const OTHER = 5;
const APOSTROPHE = 0x27;
const POINT = 0x2e;
const COMMA = 0x2c;

/** Class of each UTF-16 unit, looked up once a unit and then remembered; 0 while it isn't known. */
const classes = new Uint8Array(0x10000);

/**
 * The words of a text, in order: letters and digits, a point or comma only inside a number (`2.5`, `100.000`,
 * `Qwen2.5`). Elisions and contractions come apart: `dell'IA` → dell, ia; `l'articolo` → articolo; `what's` → what;
 * `won't` → wo (so that it isn't taken for the past of “win”).
 */
export function tokenise(text: string): Token[] {
  const letters = bare(clean(text));
  const lower = letters.toLowerCase();
  // Where lower case is longer than upper case, offsets differ and each word is lowered by itself.
  const aligned = lower.length === letters.length;
  const tokens: Token[] = [];
  const { length } = letters;
  let at = 0;
  while (at < length) {
    const first = classAt(letters, at);
    if (first === OTHER) {
      at++;
      continue;
    }
    const start = at++;
    while (at < length && (classAt(letters, at) !== OTHER || joinsDigits(letters, at))) at++;
    const elided = letters.charCodeAt(at) === APOSTROPHE;
    const beside = elided || (start > 0 && letters.charCodeAt(start - 1) === APOSTROPHE);
    if (beside && at - start === 1 && first !== DIGIT) continue;
    const end = elided && isNegation(lower, at) ? at - 1 : at;
    const word = aligned ? lower.slice(start, end) : letters.slice(start, end).toLowerCase();
    const numeric = first === DIGIT;
    tokens.push({ word: numeric ? word.replaceAll(",", ".") : word, capital: first === CAPITAL, numeric });
  }
  return tokens;
}

/** A point or comma between two digits. */
function joinsDigits(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== POINT && code !== COMMA) return false;
  return classAt(text, at - 1) === DIGIT && at + 1 < text.length && classAt(text, at + 1) === DIGIT;
}

/** `n't` around the apostrophe, and a word before it. */
function isNegation(lower: string, apostrophe: number): boolean {
  if (lower[apostrophe - 1] !== "n" || lower[apostrophe + 1] !== "t") return false;
  return apostrophe + 2 >= lower.length || classAt(lower, apostrophe + 2) === OTHER;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = classes[unit] ?? 0;
  if (known !== 0) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

/** Letters outside the Basic Multilingual Plane count as letters by their surrogates. */
function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return LETTER;
  const character = String.fromCharCode(unit);
  if (/\p{Lu}/u.test(character)) return CAPITAL;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\p{M}/u.test(character) ? MARK : OTHER;
}
