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
const LATIN = /\p{Script=Latin}/u;
const OTHER_LETTER = /[\p{L}--\p{Script=Latin}]/v;

/**
 * The language that a text is written in, by its function words and by words of only one language's vocabulary.
 * @param words normalised
 * @param share how much of a word's use, 0 to 1, is in texts of the language
 */
export function detectLanguage(
  words: readonly string[],
  share: (word: string, language: Language) => number,
): Detected {
  if (words.length > 0 && words.some((word) => OTHER_LETTER.test(word)) && !words.some((word) => LATIN.test(word)))
    return { language: null, third: true };
  const own = LANGUAGES.map((language) => {
    const others = LANGUAGES.filter((other) => other !== language);
    let score = 0;
    for (const word of words) {
      if (languageTools(language).stopwords.has(word)) {
        if (!others.some((other) => languageTools(other).stopwords.has(word))) score += FUNCTION_WORD_WEIGHT;
      } else if (!others.some((other) => languageTools(other).stopwords.has(word))) score += CONTENT_WORD_WEIGHT * share(word, language);
    }
    return { language, score };
  }).sort((a, b) => b.score - a.score);
  const [best, second] = own;
  const functionWords = Math.max(
    ...LANGUAGES.map((language) => words.filter((word) => languageTools(language).stopwords.has(word)).length),
  );
  const third = Math.max(...THIRD.map((stopwords) => words.filter((word) => stopwords.has(word)).length));
  const clear = best !== undefined && second !== undefined && best.score > second.score;
  return {
    language: clear ? best.language : null,
    third: third >= THIRD_LANGUAGE_WORDS_MIN && third > functionWords,
  };
}
