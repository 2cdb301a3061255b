import type { Language } from "../../knowledge/pack/types.ts";
import type { ConversationMemory } from "../conversation/memory.ts";

/** Where a statement of an answer can be looked up. */
export type Citation = {
  readonly pack: string;
  readonly entry: string;
  /** The source's title, in the answer's language. */
  readonly title: string;
  readonly paragraphs: readonly number[];
  /** First words of each cited paragraph, in the source's language. */
  readonly firstWords: readonly string[];
  readonly address: string | null;
};

/** A nearby question that has an answer. */
export type Suggestion = { readonly entry: string; readonly question: string };

export type Reason = "unknown" | "chitchat" | "help" | "hostile";

/** How an answer came about. Plain data, for people who moderate and for tests. */
export type Explanation = {
  readonly languageFrom: "asker" | "question" | "conversation" | "channel";
  /** The parts that the question was split into, and what happened to each. */
  readonly parts: readonly {
    readonly asks: string | null;
    readonly entities: readonly string[];
    readonly followUp: boolean;
    readonly candidates: readonly { readonly entry: string; readonly score: number }[];
    readonly score: number;
    readonly threshold: number;
    /** Names of the guards that spoke against the best candidate. */
    readonly guards: readonly string[];
  }[];
  readonly repairs: readonly { readonly from: string; readonly to: string }[];
  readonly unknownWords: readonly string[];
  readonly work: {
    readonly characters: number;
    readonly terms: number;
    readonly repairs: number;
    readonly postings: number;
  };
};

/** What the core hands to an adapter, free of any platform. */
export type Answer = {
  readonly status: "answered" | "abstained";
  /** null when answered. */
  readonly reason: Reason | null;
  readonly language: Language;
  /** Plain text: no mark-up of any platform, nothing that the asker wrote. */
  readonly text: string;
  readonly citations: readonly Citation[];
  /** At most four. */
  readonly suggestions: readonly Suggestion[];
  /** Confidence, 0 to 1. */
  readonly score: number;
  /** Revision of the knowledge: a hash of the packs. */
  readonly knowledge: string;
  readonly explanation: Explanation;
  /** What a later turn of the same conversation needs. */
  readonly memory: ConversationMemory;
};

export type Question = {
  readonly text: string;
  /** The language that the asker chose; it wins over what the question is written in. */
  readonly language?: Language;
  /** The channel's or the platform's language, where the question's can't be told. Default the first of the pack. */
  readonly channelLanguage?: Language;
  /** What is remembered of the conversation. */
  readonly memory?: ConversationMemory;
};
