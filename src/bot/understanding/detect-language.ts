import { stopwords as french } from "@orama/stopwords/french";
import { stopwords as german } from "@orama/stopwords/german";
import { stopwords as portuguese } from "@orama/stopwords/portuguese";
import { stopwords as spanish } from "@orama/stopwords/spanish";
import { LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import { languageTools } from "../../knowledge/text/language.ts";
import { fold } from "../../knowledge/text/normalise.ts";

export type Detected = {
  /** The better fit of the bot's languages; null where the words don't tell. */
  readonly language: Language | null;
  /** True where the text is rather in a third language. */
  readonly third: boolean;
};

/** Function words tell more than content words, which travel between languages. */
const FUNCTION_WORD_WEIGHT = 2;
const CONTENT_WORD_WEIGHT = 1;
/** A third language needs this many of its own function words, against none better. */
const THIRD_LANGUAGE_WORDS_MIN = 2;

const THIRD = [french, german, portuguese, spanish].map((stopwords) => new Set(stopwords.map(fold)));
const LATIN_LETTER = /\p{Script=Latin}/gu;
const OTHER_LETTER = /[\p{L}--\p{Script=Latin}]/gv;

/** What telling languages apart needs of the knowledge. */
export type LanguageEvidence = {
  /** How much of a word's use, 0 to 1, is in texts of the language. */
  share(word: string, language: Language): number;
  /** Names tell nothing: “AI” is also an Italian preposition, “US” an English pronoun. */
  isName(word: string): boolean;
};

/**
 * The language that a text is written in, by its function words and by whose texts use its other words.
 * @param words folded
 */
export function detectLanguage(words: readonly string[], { share, isName }: LanguageEvidence): Detected {
  const text = words.join("");
  const letters = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (letters(OTHER_LETTER) > letters(LATIN_LETTER)) return { language: null, third: true };

  const plain = words.filter((word) => !isName(word));
  const isFunctionWord = (word: string, language: Language) => languageTools(language).stopwords.has(word);
  const evidence = (word: string, language: Language): number => {
    const holders = LANGUAGES.filter((each) => isFunctionWord(word, each));
    if (holders.length === 0) return CONTENT_WORD_WEIGHT * share(word, language);
    return holders.length === 1 && holders[0] === language ? FUNCTION_WORD_WEIGHT : 0;
  };
  const [best, second] = LANGUAGES.map((language) => ({
    language,
    score: plain.reduce((sum, word) => sum + evidence(word, language), 0),
    functionWords: plain.filter((word) => isFunctionWord(word, language)).length,
  })).sort((a, b) => b.score - a.score);
  if (best === undefined || second === undefined) return { language: null, third: false };

  const foreign = Math.max(...THIRD.map((stopwords) => plain.filter((word) => stopwords.has(word)).length));
  return {
    language: best.score > second.score ? best.language : null,
    third:
      foreign >= THIRD_LANGUAGE_WORDS_MIN &&
      foreign > Math.max(best.functionWords, second.functionWords) &&
      foreign * FUNCTION_WORD_WEIGHT > best.score,
  };
}
