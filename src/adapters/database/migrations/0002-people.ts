import type { Migration } from "../migrate.ts";
import { bytes, key, required, text } from "./columns.ts";

/** What people asked and said, under keyed hashes; handled events, conversations, the vault. */
export const people: Migration = {
  version: 2,
  name: "people",
  async up(db, kind) {
    const words = text(kind);
    await db.schema
      .createTable("gaps")
      .addColumn("id", words, key)
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("question_hash", words, required)
      .addColumn("text", words, required)
      .addColumn("language", words, required)
      .addColumn("first_at_ms", "bigint", required)
      .addColumn("last_at_ms", "bigint", required)
      .addUniqueConstraint("gaps_key", ["platform", "community", "question_hash"])
      .execute();
    await db.schema
      .createTable("gap_people")
      .addColumn("gap", words, (column) => column.notNull().references("gaps.id").onDelete("cascade"))
      .addColumn("person", words, required)
      .addColumn("asked_at_ms", "bigint")
      .addColumn("wanted_at_ms", "bigint")
      .addPrimaryKeyConstraint("gap_people_key", ["gap", "person"])
      .execute();
    await db.schema.createIndex("gap_people_by_person").on("gap_people").column("person").execute();
    await db.schema
      .createTable("feedback")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("answer", words, required)
      .addColumn("person", words, required)
      .addColumn("entry", words, required)
      .addColumn("helpful", "integer", required)
      .addColumn("at_ms", "bigint", required)
      .addPrimaryKeyConstraint("feedback_key", ["platform", "community", "answer", "person", "entry"])
      .execute();
    await db.schema.createIndex("feedback_by_person").on("feedback").column("person").execute();
    await db.schema
      .createTable("asked_entries")
      .addColumn("platform", words, required)
      .addColumn("community", words, required)
      .addColumn("entry", words, required)
      .addColumn("person", words, required)
      .addColumn("at_ms", "bigint", required)
      .addPrimaryKeyConstraint("asked_entries_key", ["platform", "community", "entry", "person"])
      .execute();
    await db.schema.createIndex("asked_entries_by_person").on("asked_entries").column("person").execute();
    await db.schema
      .createTable("handled_events")
      .addColumn("key_hash", words, key)
      .addColumn("finished", "integer", required)
      .addColumn("lease_until_ms", "bigint", required)
      .addColumn("at_ms", "bigint", required)
      .execute();
    await db.schema.createIndex("handled_events_by_time").on("handled_events").column("at_ms").execute();
    await db.schema
      .createTable("conversations")
      .addColumn("key_hash", words, key)
      .addColumn("memory", words, required)
      .addColumn("expires_at_ms", "bigint", required)
      .execute();
    await db.schema.createIndex("conversations_by_expiry").on("conversations").column("expires_at_ms").execute();
    await db.schema
      .createTable("vault")
      .addColumn("namespace", words, required)
      .addColumn("key", words, required)
      .addColumn("bytes", bytes(kind), required)
      .addColumn("person", words)
      .addColumn("expires_at_ms", "bigint")
      .addPrimaryKeyConstraint("vault_key", ["namespace", "key"])
      .execute();
    await db.schema.createIndex("vault_by_person").on("vault").column("person").execute();
  },
};
