import type { Communities, CommunitySettings } from "../../bot/ports/communities.ts";
import { ofCommunity } from "./channel-key.ts";
import { type Connection, inTransaction, readNow } from "./connection.ts";
import { forgetCommunity } from "./forget-community.ts";

export function createCommunities(connection: Connection): Communities {
  const { db } = connection;
  return {
    async read(platform, community) {
      const row = await db
        .selectFrom("communities")
        .select(["notices_channel", "language"])
        .where(ofCommunity(platform, community))
        .executeTakeFirst();
      return {
        noticesChannel: row?.notices_channel ?? null,
        language: (row?.language ?? null) as CommunitySettings["language"],
      };
    },

    async write(platform, community, { noticesChannel, language }) {
      const settings = { notices_channel: noticesChannel, language };
      await db
        .insertInto("communities")
        .values({ platform, community, ...settings, left_at_ms: null })
        .onConflict((conflict) => conflict.columns(["platform", "community"]).doUpdateSet(settings))
        .execute();
    },

    async leave(platform, community) {
      await inTransaction(connection, async (transaction) => {
        const left_at_ms = await readNow(connection, transaction);
        await transaction.deleteFrom("subscriptions").where(ofCommunity(platform, community)).execute();
        await transaction
          .insertInto("communities")
          .values({ platform, community, notices_channel: null, language: null, left_at_ms })
          .onConflict((conflict) => conflict.columns(["platform", "community"]).doUpdateSet({ left_at_ms }))
          .execute();
      });
    },

    async rejoin(platform, community) {
      await db.updateTable("communities").set({ left_at_ms: null }).where(ofCommunity(platform, community)).execute();
    },

    async forget(platform, community) {
      await inTransaction(connection, (transaction) => forgetCommunity(transaction, platform, community));
    },
  };
}
