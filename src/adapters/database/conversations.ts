import { CONVERSATION_TTL_MS } from "../../bot/conversation/memory.ts";
import type { Conversations } from "../../bot/ports/conversations.ts";
import { type Connection, readNow, withoutWaiting } from "./connection.ts";
import type { KeyRing } from "./keys.ts";

/** The keys of conversations are kept as keyed hashes. What a newer program remembered counts as nothing. */
export function createConversations(connection: Connection, { present }: KeyRing): Conversations {
  const { db, now } = connection;
  return {
    async recall(key) {
      const row = await db
        .selectFrom("conversations")
        .select("memory")
        .where("key_hash", "=", present.hash(key))
        .where("expires_at_ms", ">", now())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const memory = JSON.parse(row.memory);
      return memory.version === 1 ? memory : undefined;
    },

    async remember(key, memory) {
      await withoutWaiting(connection, async (transaction) => {
        const values = {
          memory: JSON.stringify(memory),
          expires_at_ms: (await readNow(connection, transaction)) + CONVERSATION_TTL_MS,
        };
        await transaction
          .insertInto("conversations")
          .values({ key_hash: present.hash(key), ...values })
          .onConflict((conflict) => conflict.column("key_hash").doUpdateSet(values))
          .execute();
      });
    },

    async forget(key) {
      await db.deleteFrom("conversations").where("key_hash", "=", present.hash(key)).execute();
    },
  };
}
