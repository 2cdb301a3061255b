import { LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import { QUESTION_MAX_REPAIRS } from "../../knowledge/search/caps.ts";
import { languageTools } from "../../knowledge/text/language.ts";
import type { Token } from "../../knowledge/text/tokenise.ts";
import { isFunctionWord, TALK } from "./talk.ts";

export type WordRepair = { readonly from: string; readonly to: string };

/** What repairing needs of the knowledge. */
export type RepairVocabulary = {
  knows(word: string, language: Language): boolean;
  isName(word: string): boolean;
  /** The likeliest words that were meant, best first; none where nothing is near. */
  repair(word: string): readonly { readonly word: string; readonly weight: number }[];
};

/** Shorter words are too near to too many others to be repaired. */
const REPAIR_CHARACTERS_MIN = 3;
const SHORT_WORD_CHARACTERS_MAX = 4;

/**
 * Misspelt words in the form that was meant: one of the language's words, of talk, or a name. What is written as a name
 * may only become a name: “Leeds” doesn't lead.
 * @param language null where it isn't known yet: then any language's words will do
 * @param proper words that were written as names
 */
export function repairWords(
  words: readonly string[],
  language: Language | null,
  proper: ReadonlySet<string>,
  { knows, isName, repair }: RepairVocabulary,
): { readonly words: readonly string[]; readonly repairs: readonly WordRepair[] } {
  const isFamiliar = (word: string) =>
    isFunctionWord(word) || TALK.has(word) || LANGUAGES.some((each) => knows(word, each));
  const fits = (word: string) =>
    language === null || knows(word, language) || languageTools(language).stopwords.has(word) || TALK.has(word);

  const repairs: WordRepair[] = [];
  const repaired = words.map((word) => {
    if (repairs.length >= QUESTION_MAX_REPAIRS || !isRepairable(word) || isFamiliar(word)) return word;
    const suits = proper.has(word) ? isName : fits;
    const to = repair(word).find((candidate) => isPlausible(word, candidate.word) && suits(candidate.word))?.word;
    if (to === undefined) return word;
    repairs.push({ from: word, to });
    return to;
  });
  return { words: repaired, repairs };
}

/** Words that are written as names: with a capital, but neither at the start nor in a text of capitals. */
export function properNouns(tokens: readonly Token[]): ReadonlySet<string> {
  const names = tokens.slice(1).filter(({ capital }) => capital);
  return new Set(names.length * 2 > tokens.length ? [] : names.map(({ word }) => word));
}

const isRepairable = (word: string): boolean => word.length >= REPAIR_CHARACTERS_MIN && !/\p{N}/u.test(word);

/** In a short word a letter is sooner left out or swapped than mistaken: there are too many words one letter apart. */
const isPlausible = (word: string, candidate: string): boolean =>
  word.length > SHORT_WORD_CHARACTERS_MAX ||
  word.length < candidate.length ||
  [...word].sort().join("") === [...candidate].sort().join("");
