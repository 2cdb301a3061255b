import type { Mention } from "../../knowledge/glossary/annotator.ts";
import type { Example } from "../../knowledge/library.ts";
import { type Ask, LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import { languageTools } from "../../knowledge/text/language.ts";
import { type Token, tokenise } from "../../knowledge/text/tokenise.ts";
import { whatIsAsked } from "./asks.ts";
import { detectLanguage } from "./detect-language.ts";
import { type Intent, recogniseIntent } from "./intent.ts";
import { LEXICONS } from "./lexicon/lexicons.ts";

/** A message as the bot understands it. */
export type Reading = {
  /** Folded, shorthand written out, misspelt words repaired. */
  readonly words: readonly string[];
  readonly language: Language | null;
  /** True where it is rather written in a language that the bot doesn't speak. */
  readonly third: boolean;
  readonly intent: Intent | null;
  readonly asks: Ask | null;
  readonly mentions: readonly Mention[];
  /** Positions in `words` of what the message is about: neither function words nor words of talk. */
  readonly content: readonly number[];
  /** Content words that nothing in the knowledge has, by position. */
  readonly unknown: readonly number[];
  /** True where it leans on what was said before. */
  readonly leaning: boolean;
  /** True where it asks for the other side of what was said before. */
  readonly contrasting: boolean;
  /** Names, as glossary ids, that it takes over from what was said before. */
  readonly carried: readonly string[];
  /** Concepts, as glossary ids, that it takes over. */
  readonly recalled: readonly string[];
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
};

/** What reading needs of the knowledge. */
export type Vocabulary = {
  knows(word: string, language: Language): boolean;
  /** How much of a word's use, 0 to 1, is in texts of the language. */
  share(word: string, language: Language): number;
  annotate(words: readonly string[]): readonly Mention[];
  /** The likeliest words of the vocabulary that were meant, best first; none where nothing is near. */
  repair(word: string): readonly { readonly word: string; readonly weight: number }[];
};

export type Reader = {
  /** @param text at most 512 characters of a message */
  read(text: string): Reading;
  /** A question of an editor's: no repairs, no small talk. */
  readExample(example: Example): Reading;
};

/** Shorter words are too near to too many others to be repaired. */
const REPAIR_CHARACTERS_MIN = 3;
const SHORT_WORD_CHARACTERS_MAX = 4;
/** Small talk may go on for so many words that mean nothing to the knowledge. */
const SMALL_TALK_WORDS_MAX = 2;
const REPAIRS_MAX = 16;
const FILLERS: ReadonlySet<string> = new Set(LANGUAGES.flatMap((language) => LEXICONS[language].fillers));
const ANAPHORA: ReadonlySet<string> = new Set(LANGUAGES.flatMap((language) => LEXICONS[language].anaphora));
const CONTRASTS: ReadonlySet<string> = new Set(LANGUAGES.flatMap((language) => LEXICONS[language].contrasts));
const OPENERS = new RegExp(
  `^(?:${LANGUAGES.flatMap((language) => LEXICONS[language].openers)
    .sort((a, b) => b.length - a.length)
    .join("|")})(?= )`,
);

/** Every word that the lexicons use, so that they are neither repaired nor taken for unknown. */
export const TALK: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap((language) => {
    const { asks, small, fillers, help, topics, anaphora, openers, conjunctions, shorthand } = LEXICONS[language];
    return [
      ...asks.flatMap(([, alternatives]) => alternatives),
      ...Object.values(small).flat(),
      ...fillers,
      ...help,
      ...topics,
      ...anaphora,
      ...openers,
      ...conjunctions,
      ...Object.values(shorthand),
    ].flatMap((phrase) => phrase.match(/\p{L}+/gu) ?? []);
  }),
);

/** In a short word a letter is sooner left out or swapped than mistaken: there are too many words one letter apart. */
const plausible = (word: string, candidate: string): boolean =>
  word.length > SHORT_WORD_CHARACTERS_MAX ||
  word.length < candidate.length ||
  [...word].sort().join("") === [...candidate].sort().join("");

/** Words that are written as names: with a capital, but neither at the start nor in a text of capitals. */
function properNouns(tokens: readonly Token[]): ReadonlySet<string> {
  const names = tokens.slice(1).filter(({ capital }) => capital);
  return new Set(names.length * 2 > tokens.length ? [] : names.map(({ word }) => word));
}

const isFunctionWord = (word: string): boolean =>
  LANGUAGES.some((language) => languageTools(language).stopwords.has(word));

/** Words that a message isn't about: function words, words of talk, emoji. */
const isTalk = (word: string): boolean => isFunctionWord(word) || FILLERS.has(word) || !/[\p{L}\p{N}]/u.test(word);

export function createReader(vocabulary: Vocabulary): Reader {
  const known = (word: string, language: Language) => vocabulary.knows(word, language);
  const knownAnywhere = (word: string) => LANGUAGES.some((language) => known(word, language));
  const isName = (word: string) => vocabulary.annotate([word]).some(({ term }) => term.kind !== "concept");
  const evidence = { share: vocabulary.share, isName };
  const familiar = (word: string) => isFunctionWord(word) || TALK.has(word) || knownAnywhere(word);

  const expand = (words: readonly string[], language: Language | null): string[] => {
    const tables = language === null ? LANGUAGES : [language];
    return words.flatMap((word) => {
      for (const table of tables) {
        const full = LEXICONS[table].shorthand[word];
        if (full !== undefined) return full.split(" ");
      }
      return [word];
    });
  };

  /** True where a word belongs into a text of the language: its own words, words of talk, and names. */
  const fits = (word: string, language: Language | null) =>
    language === null || known(word, language) || languageTools(language).stopwords.has(word) || TALK.has(word);

  const repair = (words: readonly string[], language: Language | null, proper: ReadonlySet<string>) => {
    const repairs: { from: string; to: string }[] = [];
    const repaired = words.map((word) => {
      if (word.length < REPAIR_CHARACTERS_MIN || /\p{N}/u.test(word) || familiar(word) || repairs.length >= REPAIRS_MAX)
        return word;
      const to = vocabulary
        .repair(word)
        .find(
          (candidate) =>
            plausible(word, candidate.word) &&
            (proper.has(word) ? isName(candidate.word) : fits(candidate.word, language)),
        )?.word;
      if (to === undefined) return word;
      repairs.push({ from: word, to });
      return to;
    });
    return { repaired, repairs };
  };

  const understand = (words: readonly string[], mentions: readonly Mention[], language: Language | null) => {
    const text = words.join(" ");
    const named = new Uint8Array(words.length);
    for (const { from, to } of mentions) named.fill(1, from, to);
    const content: number[] = [];
    words.forEach((word, at) => {
      if (named[at] === 1 || !isTalk(word)) content.push(at);
    });
    return {
      words,
      asks: whatIsAsked(text, language ?? "it") ?? (language === null ? whatIsAsked(text, "en") : null),
      mentions,
      content,
      unknown: content.filter((at) => named[at] === 0 && !knownAnywhere(words[at] ?? "")),
      leaning: OPENERS.test(text) || words.some((word) => ANAPHORA.has(word)),
      contrasting: words.some((word) => CONTRASTS.has(word)),
      carried: [],
      recalled: [],
    };
  };

  /** True where nothing is left that would be worth a search beside small talk. */
  const asksNothing = (rest: string): boolean => {
    const words = rest === "" ? [] : rest.split(" ");
    const content = words.filter((word) => !isTalk(word));
    if (content.length === 0) return true;
    if (content.length > SMALL_TALK_WORDS_MAX || vocabulary.annotate(words).length > 0) return false;
    return LANGUAGES.every((language) => whatIsAsked(rest, language) === null);
  };

  return {
    read(text) {
      const tokens = tokenise(text);
      const raw = tokens.map((token) => token.word);
      const proper = properNouns(tokens);
      const guess = detectLanguage(raw, evidence).language;
      const { repaired, repairs } = repair(expand(raw, guess), guess, proper);
      const { language, third } = detectLanguage(repaired, evidence);
      const { intent, rest } = recogniseIntent(repaired.join(" "), asksNothing);
      const words = rest === "" ? [] : rest.split(" ");
      return { ...understand(words, vocabulary.annotate(words), language), language, third, intent, repairs };
    },
    readExample({ words, mentions, language }) {
      return { ...understand(words, mentions, language), language, third: false, intent: null, repairs: [] };
    },
  };
}
