import { CONVERSATION_TTL_MS, type ConversationMemory } from "../../bot/conversation/memory.ts";
import type { Conversations } from "../../bot/ports/conversations.ts";
import { type Connection, readNow } from "./connection.ts";
import type { KeyRing } from "./keys.ts";
import type { WriteBehind } from "./write-behind.ts";

type Turn = { readonly keyHash: string; readonly memory: ConversationMemory };

/** The keys of conversations are kept as keyed hashes. What a newer program remembered counts as nothing. */
export function createConversations(
  connection: Connection,
  { present }: KeyRing,
  writeBehind: WriteBehind,
): Conversations {
  const { db, now } = connection;
  const turns = writeBehind.of<Turn>(async (transaction, rows) => {
    const nowMs = await readNow(connection, transaction);
    await transaction
      .insertInto("conversations")
      .values(
        rows.map(({ row: { keyHash, memory }, ageMs }) => ({
          key_hash: keyHash,
          memory: JSON.stringify(memory),
          expires_at_ms: nowMs - ageMs + CONVERSATION_TTL_MS,
        })),
      )
      .onConflict((conflict) =>
        conflict.column("key_hash").doUpdateSet((row) => ({
          memory: row.ref("excluded.memory"),
          expires_at_ms: row.ref("excluded.expires_at_ms"),
        })),
      )
      .execute();
  });
  return {
    async recall(key) {
      const keyHash = present.hash(key);
      const turn = turns.peek(keyHash);
      if (turn !== undefined) return turn.ageMs < CONVERSATION_TTL_MS ? turn.row.memory : undefined;
      const row = await db
        .selectFrom("conversations")
        .select("memory")
        .where("key_hash", "=", keyHash)
        .where("expires_at_ms", ">", now())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const memory = JSON.parse(row.memory);
      return memory.version === 1 ? memory : undefined;
    },

    async remember(key, memory) {
      const keyHash = present.hash(key);
      turns.put(keyHash, { keyHash, memory });
    },

    async forget(key) {
      await writeBehind.settle();
      await db.deleteFrom("conversations").where("key_hash", "=", present.hash(key)).execute();
    },
  };
}
