import type { Ask } from "../../../knowledge/pack/types.ts";

/**
 * What the bot understands of a language beside the packs' own words. All phrases are written as normalised text:
 * lower case, no accents, no punctuation, words separated by single spaces. Alternatives may be regular
 * expressions; they are matched against whole words of at most 512 characters.
 */
export type Lexicon = {
  /** Chat shorthand and the words that it stands for. */
  readonly shorthand: Readonly<Record<string, string>>;
  /** What a question asks for. The first that matches wins, so the narrow ones stand first. */
  readonly asks: readonly (readonly [Ask, readonly string[]])[];
  /** Turns of phrase that carry no question: taken out before anything else is looked at. */
  readonly small: {
    readonly greeting: readonly string[];
    readonly thanks: readonly string[];
    /** Thanks where nothing else is said; otherwise a question may follow. */
    readonly acknowledgement: readonly string[];
    readonly wellbeing: readonly string[];
    readonly insult: readonly string[];
  };
  /** Requests to know what the bot is and does. */
  readonly help: readonly string[];
  readonly topics: readonly string[];
  /** Attempts to change what the bot is, or to make it ping or leak. */
  readonly injection: readonly string[];
  /** Words of talk: they neither help to find an entry nor speak against one. */
  readonly fillers: readonly string[];
  /** Words that lean on what was said before. */
  readonly anaphora: readonly string[];
  /** Words that ask for the other side. */
  readonly contrasts: readonly string[];
  /** Words that open a follow-up. */
  readonly openers: readonly string[];
  /** Words between which a message may hold two questions. */
  readonly conjunctions: readonly string[];
};
