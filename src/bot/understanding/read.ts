import type { Mention } from "../../knowledge/glossary/annotator.ts";
import type { Example } from "../../knowledge/library.ts";
import { type Ask, LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import { tokenise } from "../../knowledge/text/tokenise.ts";
import { whatIsAsked } from "./asks.ts";
import { detectLanguage } from "./detect-language.ts";
import { type Intent, recogniseIntent } from "./intent.ts";
import { properNouns, repairWords, type WordRepair } from "./repair-words.ts";
import { expandShorthand, isContrasting, isLeaning, isTalk } from "./talk.ts";

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
  readonly repairs: readonly WordRepair[];
};

/** What reading needs of the knowledge. */
export type Vocabulary = {
  knows(word: string, language: Language): boolean;
  /** How much of a word's use, 0 to 1, is in texts of the language. */
  share(word: string, language: Language): number;
  isName(word: string): boolean;
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

/** Small talk may go on for so many words that mean nothing to the knowledge. */
const SMALL_TALK_WORDS_MAX = 2;

export function createReader(vocabulary: Vocabulary): Reader {
  const isKnown = (word: string) => LANGUAGES.some((language) => vocabulary.knows(word, language));
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
      unknown: content.filter((at) => named[at] === 0 && !isKnown(words[at] ?? "")),
      leaning: isLeaning(words),
      contrasting: isContrasting(words),
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
      const written = tokens.map((token) => token.word);
      // Before repairs, which make “ist” and “est” words of the bot's languages.
      const { language: guess, third } = detectLanguage(written, vocabulary);
      const repaired = repairWords(expandShorthand(written, guess), guess, properNouns(tokens), vocabulary);
      const { language } = detectLanguage(repaired.words, vocabulary);
      const { intent, rest } = recogniseIntent(repaired.words.join(" "), asksNothing);
      const words = rest === "" ? [] : rest.split(" ");
      const understood = understand(words, vocabulary.annotate(words), language);
      return { ...understood, language, third, intent, repairs: repaired.repairs };
    },
    readExample({ words, mentions, language }) {
      return { ...understand(words, mentions, language), language, third: false, intent: null, repairs: [] };
    },
  };
}
