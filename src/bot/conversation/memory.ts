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
};
