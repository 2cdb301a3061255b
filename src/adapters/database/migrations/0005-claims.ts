import type { Migration } from "../migrate.ts";
import { required } from "./columns.ts";

/** Which of an event's keys a row is, so that events can be counted. */
export const claims: Migration = {
  version: 5,
  name: "claims",
  async up(db) {
    await db.schema
      .alterTable("handled_events")
      .addColumn("key_number", "integer", (column) => required(column).defaultTo(0))
      .execute();
  },
};
