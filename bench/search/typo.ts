import { fold } from "../../src/knowledge/text/normalise.ts";
import { pick } from "./random.ts";

const CONTENT_WORD = /\p{L}{4,}/gu;

/**
 * The question with one random edit (insert, delete, substitute, swap) in one random word of at least four letters
 * that is no stopword. A question without such a word comes back as it is.
 */
export function withTypo(question: string, stopwords: ReadonlySet<string>, random: () => number): string {
  const words = [...question.matchAll(CONTENT_WORD)].filter((match) => !stopwords.has(fold(match[0])));
  const chosen = pick(words, random);
  if (chosen === undefined) return question;
  const before = question.slice(0, chosen.index);
  return before + misspelt(chosen[0], question, random) + question.slice(chosen.index + chosen[0].length);
}

/** One edit; letters to add come from the word's own script. Never the word itself. */
function misspelt(word: string, question: string, random: () => number): string {
  const letters = [...word];
  const alphabet = /^\p{Script=Latin}+$/u.test(word)
    ? [..."abcdefghijklmnopqrstuvwxyz"]
    : [...new Set(question.match(/\p{L}/gu) ?? letters)];
  for (let attempt = 0; attempt < 100; attempt++) {
    const edited = [...letters];
    const at = Math.floor(random() * letters.length);
    const letter = pick(alphabet, random) ?? "";
    const edit = Math.floor(random() * 4);
    if (edit === 0) edited.splice(at, 0, letter);
    else if (edit === 1) edited.splice(at, 1);
    else if (edit === 2) edited.splice(at, 1, letter);
    else edited.splice(at, 2, ...letters.slice(at, at + 2).reverse());
    const result = edited.join("");
    if (fold(result) !== fold(word)) return result;
  }
  return letters.slice(1).join("");
}
