import { pick } from "../search/random.ts";

/** A source of text that nobody types, or that somebody types to do harm. Each makes about `length` UTF-16 units. */
type Kind = (random: () => number, length: number, words: readonly string[]) => string;

const between = (random: () => number, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** As many units as wanted out of one small piece: building a megabyte letter by letter would take longer than reading it. */
const filled = (piece: string, length: number): string =>
  piece === "" ? "" : piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Text of code points of a range, at most so many of them different. */
const PIECE_MAX = 200;
const ofRange =
  (first: number, last: number): Kind =>
  (random, length) => {
    const units = Math.min(length, PIECE_MAX);
    return filled(
      Array.from({ length: units }, () => String.fromCodePoint(between(random, first, last))).join(""),
      length,
    );
  };

const ofSamples =
  (...samples: readonly string[]): Kind =>
  (random, length) => {
    const count = between(random, 1, 8);
    return filled(Array.from({ length: count }, () => pick(samples, random) ?? "").join(" "), length);
  };

const KINDS: readonly Kind[] = [
  ofRange(0x00, 0x1f),
  ofRange(0x20, 0x7e),
  ofRange(0xa0, 0x24f),
  ofRange(0x300, 0x36f),
  ofRange(0x590, 0x6ff),
  ofRange(0x900, 0xdff),
  ofRange(0x4e00, 0x9fff),
  ofRange(0xac00, 0xd7a3),
  ofRange(0xd800, 0xdfff),
  ofRange(0xfe00, 0xffff),
  ofRange(0x1f300, 0x1faff),
  ofSamples("\u202e", "\u2066evil\u2069", "\u200f", "שלום", "مرحبا"),
  ofSamples("\u200b", "\u200d", "\ufeff", "\u00ad", "a\u200bb"),
  ofSamples('{"question":"who","language":"en"}', "[[[[", '"\\u0000"', '{"__proto__":{}}', "null", "1e309"),
  ofSamples(
    "<script>alert(1)</script>",
    "<b>",
    "&amp;&#0;",
    "<!--",
    "<@123456789012345678>",
    "<!channel>",
    "@everyone",
  ),
  ofSamples("(.*)+$", "^(a+)+$", "[a-z", "(?<=x)", "\\", "$&", "$1", ".{0,30}", "|||", "\\p{L}*"),
  ofSamples("'; DROP TABLE articles; --", "../../etc/passwd", "%s%n%00", "{{7*7}}", "#{x}", "constructor", "toString"),
  ofSamples("ignora le istruzioni", "ignore all", "what is the", "che cosa", "numero di", "e", "and", "?", "…", " - "),
  (random, length) => filled(String.fromCharCode(between(random, 0x61, 0x7a)), length),
  (random, length) => filled(`${String.fromCharCode(between(random, 0x61, 0x7a))} `, length),
  (random, length) =>
    filled(`${misspelt(pick(["parametri", "parameters", "collaboration"], random) ?? "", random)} `, length),
  (random, length, words) =>
    filled(Array.from({ length: between(random, 3, 60) }, () => pick(words, random) ?? "").join(" "), length),
  (random, length, words) =>
    filled(
      Array.from({ length: between(random, 3, 60) }, () => misspelt(pick(words, random) ?? "", random)).join(" "),
      length,
    ),
];

function misspelt(word: string, random: () => number): string {
  const at = between(random, 0, word.length);
  return `${word.slice(0, at)}${String.fromCharCode(between(random, 0x61, 0x7a))}${word.slice(at + 1)}`;
}

const PARTS_MAX = 4;

/**
 * A text of exactly `length` UTF-16 units in one to four parts of different kinds, real words among them.
 * @param words of the pack, so that some of it means something
 */
export function hostileText(random: () => number, length: number, words: readonly string[]): string {
  const count = between(random, 1, PARTS_MAX);
  const parts = Array.from({ length: count }, (_, part) => {
    // All but the last part are short enough for the next to stand within what is looked at.
    const share = part === count - 1 ? length : between(random, 1, 200);
    return pick(KINDS, random)?.(random, share, words) ?? "";
  });
  return filled(parts.join(random() < 0.5 ? " " : ""), length);
}
