import { CONVERSATION_TTL_MS, type ConversationMemory } from "../../bot/conversation/memory.ts";
import type { Conversations } from "../../bot/ports/conversations.ts";

/** About 1 kB each: some 10 MB when full. */
const CAPACITY_CONVERSATIONS = 10_000;

export type MemoryConversationsOptions = {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** The most conversations that are kept; beyond it the one that has been silent longest is forgotten. */
  readonly capacity?: number;
};

/** Conversations in this process: for the terminal and for a bot that runs as one process. */
export function createMemoryConversations({
  clock,
  capacity = CAPACITY_CONVERSATIONS,
}: MemoryConversationsOptions): Conversations {
  // A Map keeps the order of insertion, and only `remember` inserts: the first is always the next to expire.
  const kept = new Map<string, { readonly memory: ConversationMemory; readonly expiresAt: number }>();

  function forgetExpired(): void {
    for (const [key, { expiresAt }] of kept) {
      if (expiresAt > clock() && kept.size <= capacity) return;
      kept.delete(key);
    }
  }

  return {
    async recall(key) {
      forgetExpired();
      return kept.get(key)?.memory;
    },
    async remember(key, memory) {
      kept.delete(key);
      kept.set(key, { memory, expiresAt: clock() + CONVERSATION_TTL_MS });
      forgetExpired();
    },
    async forget(key) {
      kept.delete(key);
    },
  };
}
