import type { Selectable } from "kysely";
import { type Communities, type CommunitySettings, DEFAULT_COMMUNITY_SETTINGS } from "../../bot/ports/communities.ts";
import { ofCommunity } from "./channel-key.ts";
import { type Connection, type Database, inTransaction, readNow } from "./connection.ts";
import { forgetCommunity } from "./forget-community.ts";
import { communityKey, type RememberedRows } from "./remembered-rows.ts";
import type { Tables } from "./tables.ts";
import type { WriteBehind } from "./write-behind.ts";

export function createCommunities(
  connection: Connection,
  writeBehind: WriteBehind,
  { settings }: RememberedRows,
): Communities {
  const { db } = connection;
  const readSettings = async (platform: string, community: string) => {
    const row = await db
      .selectFrom("communities")
      .select(["notices_channel", "language", "answer_channels", "answer_privately"])
      .where(ofCommunity(platform, community))
      .executeTakeFirst();
    return row === undefined ? DEFAULT_COMMUNITY_SETTINGS : settingsOf(row);
  };
  return {
    async read(platform, community) {
      const kept = await settings.of(communityKey(platform, community), () => readSettings(platform, community));
      return kept ?? DEFAULT_COMMUNITY_SETTINGS;
    },

    async list(platform) {
      const rows = await db
        .selectFrom(keptOf(db, platform).as("kept"))
        .select("community")
        .where("community", "not in", (left) =>
          left
            .selectFrom("communities")
            .select("community")
            .where("platform", "=", platform)
            .where("left_at_ms", "is not", null),
        )
        .execute();
      return rows.map(({ community }) => community);
    },

    async write(platform, community, change) {
      const columns = columnsOf(change);
      await db
        .insertInto("communities")
        .values({ platform, community, ...DEFAULT_COLUMNS, ...columns, left_at_ms: null })
        .onConflict((conflict) =>
          Object.keys(columns).length === 0
            ? conflict.doNothing()
            : conflict.columns(["platform", "community"]).doUpdateSet(columns),
        )
        .execute();
      settings.forget(communityKey(platform, community));
    },

    async leave(platform, community) {
      await inTransaction(connection, async (transaction) => {
        const left_at_ms = await readNow(connection, transaction);
        await transaction.deleteFrom("subscriptions").where(ofCommunity(platform, community)).execute();
        await transaction
          .insertInto("communities")
          .values({ platform, community, ...DEFAULT_COLUMNS, left_at_ms })
          .onConflict((conflict) => conflict.columns(["platform", "community"]).doUpdateSet({ left_at_ms }))
          .execute();
      });
    },

    async rejoin(platform, community) {
      await db.updateTable("communities").set({ left_at_ms: null }).where(ofCommunity(platform, community)).execute();
    },

    async forget(platform, community) {
      await writeBehind.settle();
      await inTransaction(connection, (transaction) => forgetCommunity(transaction, platform, community));
      settings.forget(communityKey(platform, community));
    },
  };
}

/** Tables with rows of communities; slots and what a channel knows go by themselves once nobody subscribes. */
const KEEPING = ["communities", "gaps", "feedback", "asked_entries", "community_moderators", "threads"] as const;

/** Each community that a platform's rows belong to, once. */
function keptOf(db: Database, platform: string) {
  const first = db.selectFrom("subscriptions").select("community").where("platform", "=", platform);
  return KEEPING.reduce(
    (all, table) => all.union(db.selectFrom(table).select("community").where("platform", "=", platform)),
    first,
  );
}

type Columns = Omit<Selectable<Tables["communities"]>, "platform" | "community" | "left_at_ms">;

const DEFAULT_COLUMNS: Columns = {
  ...{ notices_channel: null, language: null, answer_channels: null, answer_privately: 0 },
  ...columnsOf(DEFAULT_COMMUNITY_SETTINGS),
};

function settingsOf(row: Columns): CommunitySettings {
  return {
    noticesChannel: row.notices_channel,
    language: row.language as CommunitySettings["language"],
    answerChannels: row.answer_channels === null ? null : JSON.parse(row.answer_channels),
    answerPrivately: row.answer_privately === 1,
  };
}

function columnsOf({
  noticesChannel,
  language,
  answerChannels,
  answerPrivately,
}: Partial<CommunitySettings>): Partial<Columns> {
  return {
    ...(noticesChannel !== undefined && { notices_channel: noticesChannel }),
    ...(language !== undefined && { language }),
    ...(answerChannels !== undefined && {
      answer_channels: answerChannels === null ? null : JSON.stringify(answerChannels),
    }),
    ...(answerPrivately !== undefined && { answer_privately: Number(answerPrivately) }),
  };
}
