import type { Activity, CommunityActivity } from "../../bot/ports/activity.ts";
import { SHOWN_FROM_PEOPLE } from "../../bot/ports/people.ts";
import { ofCommunity } from "./channel-key.ts";
import { type Connection, withoutWaiting } from "./connection.ts";

export function createActivity(connection: Connection): Activity {
  const { db } = connection;
  return {
    async record({ platform, community, entries, asker, atMs }) {
      const distinct = [...new Set(entries)].sort();
      if (distinct.length === 0) return;
      await withoutWaiting(connection, (relaxed) =>
        relaxed
          .insertInto("asked_entries")
          .values(distinct.map((entry) => ({ platform, community, entry, person: asker, at_ms: atMs })))
          .onConflict((conflict) =>
            conflict
              .columns(["platform", "community", "entry", "person"])
              .doUpdateSet((row) => ({ at_ms: row.ref("excluded.at_ms") }))
              .whereRef("asked_entries.at_ms", "<", "excluded.at_ms" as "asked_entries.at_ms"),
          )
          .execute(),
      );
    },

    async since(platform, community, sinceMs, limit) {
      const asked = await db
        .selectFrom("asked_entries")
        .select((row) => ["entry", row.fn.countAll<number>().as("askers")])
        .where(ofCommunity(platform, community))
        .where("at_ms", ">=", sinceMs)
        .groupBy("entry")
        .having((row) => row.fn.countAll(), ">=", SHOWN_FROM_PEOPLE)
        .orderBy("askers", "desc")
        .orderBy("entry")
        .limit(limit)
        .execute();
      const unanswered = await db
        .selectFrom("gaps")
        .innerJoin("gap_people", "gap_people.gap", "gaps.id")
        .select((row) => ["gaps.text", "gaps.language", row.fn.countAll<number>().as("askers")])
        .where(ofCommunity(platform, community))
        .where("gap_people.asked_at_ms", ">=", sinceMs)
        .groupBy(["gaps.id", "gaps.text", "gaps.language", "gaps.last_at_ms"])
        .having((row) => row.fn.countAll(), ">=", SHOWN_FROM_PEOPLE)
        .orderBy("askers", "desc")
        .orderBy("gaps.last_at_ms", "desc")
        .orderBy("gaps.id")
        .limit(limit)
        .execute();
      return { asked, unanswered: unanswered as CommunityActivity["unanswered"] };
    },
  };
}
