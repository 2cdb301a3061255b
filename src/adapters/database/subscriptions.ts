import type { Selectable } from "kysely";
import type { Channel } from "../../bot/ports/channel.ts";
import type { Subscription, Subscriptions } from "../../bot/ports/subscriptions.ts";
import { after, at, channelOf } from "./channel-key.ts";
import type { Connection } from "./connection.ts";
import type { Tables } from "./tables.ts";

export function createSubscriptions({ db }: Connection): Subscriptions {
  const all = () => db.selectFrom("subscriptions").selectAll();
  return {
    async save(subscription) {
      const row = rowOf(subscription);
      await db
        .insertInto("subscriptions")
        .values(row)
        .onConflict((conflict) => conflict.columns(["platform", "community", "channel"]).doUpdateSet(row))
        .execute();
    },

    async find(channel) {
      const row = await all().where(at(channel)).executeTakeFirst();
      return row === undefined ? undefined : subscriptionOf(row);
    },

    async list(platform, community) {
      const rows = await all()
        .where("platform", "=", platform)
        .where("community", "=", community)
        .orderBy("channel")
        .execute();
      return rows.map(subscriptionOf);
    },

    async page(last, limit) {
      const rows = await all()
        .$if(last !== null, (query) => query.where(after(last as Channel)))
        .orderBy("platform")
        .orderBy("community")
        .orderBy("channel")
        .limit(limit)
        .execute();
      return rows.map(subscriptionOf);
    },

    async remove(channel) {
      const { numDeletedRows } = await db.deleteFrom("subscriptions").where(at(channel)).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

type Row = Selectable<Tables["subscriptions"]>;

function rowOf(subscription: Subscription): Row {
  return {
    ...channelOf(subscription),
    time_zone: subscription.timeZone,
    local_time: subscription.localTime,
    language: subscription.language,
    parts: JSON.stringify(subscription.parts),
    thread: Number(subscription.thread),
    when_exhausted: subscription.whenExhausted,
    paused_until: subscription.pausedUntil,
    created_at_ms: subscription.createdAtMs,
  };
}

function subscriptionOf(row: Row): Subscription {
  return {
    ...channelOf(row),
    timeZone: row.time_zone,
    localTime: row.local_time,
    language: row.language as Subscription["language"],
    parts: JSON.parse(row.parts),
    thread: row.thread === 1,
    whenExhausted: row.when_exhausted as Subscription["whenExhausted"],
    pausedUntil: row.paused_until,
    createdAtMs: row.created_at_ms,
  };
}
