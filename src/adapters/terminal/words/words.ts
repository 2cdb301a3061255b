import type { Language } from "../../../bot/bot.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** What the terminal says of its own. Answers come from the bot. */
export type Words = {
  readonly language: string;
  readonly welcome: string;
  readonly howTo: string;
  /** Above numbered questions. */
  readonly related: string;
  readonly help: readonly (readonly [command: string, meaning: string])[];
  readonly topicsHint: string;
  readonly noTopics: string;
  readonly unknownTopic: (typed: string) => string;
  readonly nothingToExplain: string;
  readonly unknownCommand: (typed: string, meant: string | undefined) => string;
  readonly noSuchNumber: (greatest: number) => string;
  readonly languageNow: (language: string | undefined) => string;
  readonly unknownLanguage: (known: string) => string;
  readonly failure: string;
  readonly goodbye: string;
  readonly connect: string;
  readonly or: string;
  readonly explanation: {
    readonly status: string;
    readonly score: string;
    readonly threshold: string;
    readonly knowledge: string;
    readonly languageFrom: string;
    readonly part: string;
    readonly asks: string;
    readonly entities: string;
    readonly followUp: string;
    readonly candidates: string;
    readonly guards: string;
    readonly repairs: string;
    readonly unknownWords: string;
    readonly work: string;
    readonly workOf: (work: { characters: number; terms: number; repairs: number; postings: number }) => string;
    readonly none: string;
    readonly yes: string;
  };
};

export const WORDS: Readonly<Record<Language, Words>> = { it, en };

export const isLanguage = (typed: string): typed is Language => Object.hasOwn(WORDS, typed);
