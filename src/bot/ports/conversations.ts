import type { ConversationMemory } from "../conversation/memory.ts";

/** Remembers conversations for 30 minutes after their last turn. Keys are opaque; whoever makes them hashes what is personal. */
export type Conversations = {
  /** The memory that was kept under the key, or undefined where there is none or it ran out. */
  recall(key: string): Promise<ConversationMemory | undefined>;
  /** Keeps the memory, replacing what was there, and starts its 30 minutes anew. */
  remember(key: string, memory: ConversationMemory): Promise<void>;
  /** Forgets one conversation; forgetting what isn't there is no error. */
  forget(key: string): Promise<void>;
};
