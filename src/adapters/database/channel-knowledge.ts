import type { ChannelKnowledge } from "../../bot/ports/channel-knowledge.ts";
import { at, channelOf } from "./channel-key.ts";
import { type Connection, readNow } from "./connection.ts";

export function createChannelKnowledge(connection: Connection): ChannelKnowledge {
  const { db } = connection;
  return {
    async read(channel) {
      const row = await db.selectFrom("channel_knowledge").select("snapshot").where(at(channel)).executeTakeFirst();
      return row === undefined ? undefined : JSON.parse(row.snapshot);
    },

    async write(channel, snapshot) {
      const values = { snapshot: JSON.stringify(snapshot), written_at_ms: await readNow(connection, db) };
      await db
        .insertInto("channel_knowledge")
        .values({ ...channelOf(channel), ...values })
        .onConflict((conflict) => conflict.columns(["platform", "community", "channel"]).doUpdateSet(values))
        .execute();
    },

    async forget(channel) {
      await db.deleteFrom("channel_knowledge").where(at(channel)).execute();
    },
  };
}
