import type { Migration } from "../migrate.ts";
import { key, required, text } from "./columns.ts";

/** What communities and people chose, the threads that the bot takes part in, what people wrote about answers. */
export const communities: Migration = {
  version: 4,
  name: "communities",
  async up(db, kind) {
    const words = text(kind);
    await db.schema.alterTable("communities").addColumn("answer_channels", words).execute();
    await db.schema
      .alterTable("communities")
      .addColumn("answer_privately", "integer", (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable("feedback").addColumn("comment", words).execute();
    await db.schema
      .createTable("community_moderators")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("person", words, required)
      .addPrimaryKeyConstraint("community_moderators_key", ["platform", "community", "person"])
      .execute();
    await db.schema.createIndex("community_moderators_by_person").on("community_moderators").column("person").execute();
    await db.schema
      .createTable("threads")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("channel", words, required)
      .addColumn("state", words, required)
      .addColumn("at_ms", "bigint", required)
      .addPrimaryKeyConstraint("threads_key", ["platform", "community", "channel"])
      .execute();
    await db.schema.createIndex("threads_by_time").on("threads").column("at_ms").execute();
    await db.schema.createTable("preferences").addColumn("person", words, key).addColumn("language", words).execute();
  },
};
