import { sql } from "kysely";
import type { Migration } from "../migrate.ts";
import { id, idType, key, required, text } from "./columns.ts";

/** Communities, subscriptions, the ledger of slots, shared rates. */
export const digest: Migration = {
  version: 1,
  name: "digest",
  async up(db, kind) {
    const words = text(kind);
    await db.schema.createTable("facts").addColumn("name", words, key).addColumn("value", words, required).execute();
    await db.schema
      .createTable("communities")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("notices_channel", words)
      .addColumn("language", words)
      .addColumn("left_at_ms", "bigint")
      .addPrimaryKeyConstraint("communities_key", ["platform", "community"])
      .execute();
    await db.schema
      .createTable("subscriptions")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("channel", words, required)
      .addColumn("time_zone", words, required)
      .addColumn("local_time", words, required)
      .addColumn("language", words, required)
      .addColumn("parts", words, required)
      .addColumn("thread", "integer", required)
      .addColumn("when_exhausted", words, required)
      .addColumn("paused_until", words)
      .addColumn("created_at_ms", "bigint", required)
      .addPrimaryKeyConstraint("subscriptions_key", ["platform", "community", "channel"])
      .execute();
    await db.schema
      .createTable("channel_knowledge")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("channel", words, required)
      .addColumn("snapshot", words, required)
      .addColumn("written_at_ms", "bigint", required)
      .addPrimaryKeyConstraint("channel_knowledge_key", ["platform", "community", "channel"])
      .execute();
    await db.schema
      .createTable("slots")
      .addColumn("id", idType(kind), id(kind))
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("channel", words, required)
      .addColumn("local_date", words, required)
      .addColumn("state", words, required)
      .addColumn("due_at_ms", "bigint", required)
      .addColumn("closes_at_ms", "bigint", required)
      .addColumn("wake_at_ms", "bigint")
      .addColumn("fence", "bigint", required)
      .addColumn("lease_until_ms", "bigint")
      .addColumn("owner", words)
      .addColumn("send_started", "integer", required)
      .addColumn("attempts", "integer", required)
      .addColumn("not_before_ms", "bigint", required)
      .addColumn("nonce", words, required)
      .addColumn("message_id", words)
      .addColumn("thread", words, required)
      .addColumn("cards", words, required)
      .addColumn("reason", words, required)
      .addUniqueConstraint("slots_key", ["platform", "community", "channel", "local_date"])
      .execute();
    // Only the few that wait for something: a claim costs the same after a year.
    await db.schema
      .createIndex("slots_awaiting")
      .on("slots")
      .column("wake_at_ms")
      .where(sql.ref("wake_at_ms"), "is not", null)
      .execute();
    await db.schema.createIndex("slots_by_due").on("slots").column("due_at_ms").execute();
    await db.schema
      .createTable("slot_events")
      .addColumn("id", idType(kind), id(kind))
      .addColumn("slot_id", idType(kind), (column) => column.notNull().references("slots.id").onDelete("cascade"))
      .addColumn("at_ms", "bigint", required)
      .addColumn("state", words, required)
      .addColumn("reason", words, required)
      .addColumn("owner", words)
      .execute();
    await db.schema.createIndex("slot_events_by_slot").on("slot_events").columns(["slot_id", "id"]).execute();
    await db.schema
      .createTable("budgets")
      .addColumn("key", words, key)
      .addColumn("spent_until_ms", "double precision", required)
      .addColumn("held_until_ms", "double precision", required)
      .execute();
  },
};
