import type { Migration } from "../migrate.ts";
import { text } from "./columns.ts";

/** Whether the moderators are still to be told of a slot. Those of before were told, or nobody will. */
export const notices: Migration = {
  version: 3,
  name: "notices",
  async up(db, kind) {
    await db.schema
      .alterTable("slots")
      .addColumn("notice", text(kind), (column) => column.notNull().defaultTo("none"))
      .execute();
  },
};
