import { LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import { languageTools } from "../../knowledge/text/language.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { LEXICONS } from "./lexicon/lexicons.ts";

const ofAll = (pick: (lexicon: Lexicon) => readonly string[]): readonly string[] =>
  LANGUAGES.flatMap((language) => pick(LEXICONS[language]));

const FILLERS: ReadonlySet<string> = new Set(ofAll(({ fillers }) => fillers));
const ANAPHORA: ReadonlySet<string> = new Set(ofAll(({ anaphora }) => anaphora));
const CONTRASTS: ReadonlySet<string> = new Set(ofAll(({ contrasts }) => contrasts));
const OPENERS = new RegExp(
  `^(?:${[...ofAll(({ openers }) => openers)].sort((a, b) => b.length - a.length).join("|")})(?= )`,
);

/** Every whole word that the lexicons use, so that they are neither repaired nor taken for unknown. */
export const TALK: ReadonlySet<string> = new Set(
  ofAll(({ asks, small, fillers, help, topics, anaphora, openers, conjunctions, contrasts, shorthand }) => [
    ...asks.flatMap(([, alternatives]) => alternatives),
    ...Object.values(small).flat(),
    ...fillers,
    ...help,
    ...topics,
    ...anaphora,
    ...openers,
    ...conjunctions,
    ...contrasts,
    ...Object.values(shorthand),
  ]).flatMap((phrase) => phrase.replace(/\p{L}*\\w[*+]/gu, "").match(/\p{L}+/gu) ?? []),
);

export const isFunctionWord = (word: string): boolean =>
  LANGUAGES.some((language) => languageTools(language).stopwords.has(word));

/** Words that a message isn't about: function words, words of talk, emoji. */
export const isTalk = (word: string): boolean =>
  isFunctionWord(word) || FILLERS.has(word) || !/[\p{L}\p{N}]/u.test(word);

/** True where a message leans on what was said before it: “and …”, “its …”. */
export const isLeaning = (words: readonly string[]): boolean =>
  OPENERS.test(words.join(" ")) || words.some((word) => ANAPHORA.has(word));

/** True where a message asks for the other side of what was said before it: “… instead”. */
export const isContrasting = (words: readonly string[]): boolean => words.some((word) => CONTRASTS.has(word));

/** Chat shorthand written out. @param language null: as any of them has it */
export function expandShorthand(words: readonly string[], language: Language | null): readonly string[] {
  const tables = (language === null ? LANGUAGES : [language]).map((each) => LEXICONS[each].shorthand);
  return words.flatMap((word) => tables.find((table) => Object.hasOwn(table, word))?.[word]?.split(" ") ?? [word]);
}
