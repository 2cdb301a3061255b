import type { Language } from "../knowledge/pack/types.ts";
import type { Answer, Suggestion } from "./answer/types.ts";

export type { Language };

export type AskRequest = {
  readonly question: string;
  /** Key of the conversation that it belongs to; without one nothing is remembered. */
  readonly conversation?: string;
  /** Nothing was said in that conversation before: nothing is looked for. */
  readonly begins?: boolean;
  /** The language that the asker chose. */
  readonly language?: Language;
  readonly channelLanguage?: Language;
};

export type TopicListing = {
  readonly id: string;
  readonly name: string;
  readonly questions: readonly Suggestion[];
};

/** What every adapter stands in front of. */
export type Bot = {
  ask(request: AskRequest): Promise<Answer>;
  /** Questions that begin or sound like what was typed, best first; tolerant of typos. At most `limit`, default 25. */
  complete(typed: string, language: Language, limit?: number): readonly Suggestion[];
  topics(language: Language): readonly TopicListing[];
  readonly languages: readonly Language[];
  /** What a text is written in; null where it can't be told, or in neither of our languages. */
  languageOf(text: string): Language | null;
  /** Revision of the knowledge: a hash of the packs. */
  readonly knowledge: string;
};
