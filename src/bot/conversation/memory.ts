import type { Ask, Language } from "../../knowledge/pack/types.ts";

/** How long a conversation is remembered after its last turn. */
export const CONVERSATION_TTL_MS = 30 * 60 * 1000;

/**
 * What is kept of a conversation: what was found, never what was written. Plain JSON, so that the next turn may reach
 * another process.
 */
export type ConversationMemory = {
  readonly version: 1;
  readonly language: Language;
  /** Entries of the last answer; of an abstention the nearest ones. */
  readonly entries: readonly string[];
  /** Glossary ids, the latest first. */
  readonly entities: readonly string[];
  readonly asks: Ask | null;
  readonly score: number;
  /** Words of the knowledge that misspelt ones were taken for; not the misspelt ones, which somebody wrote. */
  readonly repairs: readonly string[];
  /** How the last answer was found, for whoever wants it explained; absent where nothing was looked up. */
  readonly found?: Finding;
};

export type Finding = {
  /** The best candidates by their keys, `pack/entry`, with their scores from 0 to 1. */
  readonly candidates: readonly { readonly entry: string; readonly score: number }[];
  /** The score that an answer needs. */
  readonly threshold: number;
  /** Names of the guards that spoke against the best candidate. */
  readonly guards: readonly string[];
};
