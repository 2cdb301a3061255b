import type { Insertable } from "kysely";
import type { Activity, CommunityActivity } from "../../bot/ports/activity.ts";
import { SHOWN_FROM_PEOPLE } from "../../bot/ports/people.ts";
import { ofCommunity } from "./channel-key.ts";
import type { Connection } from "./connection.ts";
import type { Tables } from "./tables.ts";
import type { WriteBehind } from "./write-behind.ts";

export function createActivity({ db }: Connection, writeBehind: WriteBehind): Activity {
  const asked = writeBehind.of<Insertable<Tables["asked_entries"]>>((transaction, rows) =>
    transaction
      .insertInto("asked_entries")
      .values(rows.map(({ row }) => row))
      .onConflict((conflict) =>
        conflict
          .columns(["platform", "community", "entry", "person"])
          .doUpdateSet((row) => ({ at_ms: row.ref("excluded.at_ms") }))
          .whereRef("asked_entries.at_ms", "<", "excluded.at_ms" as "asked_entries.at_ms"),
      )
      .execute(),
  );
  return {
    async record({ platform, community, entries, asker, atMs }) {
      for (const entry of new Set(entries)) {
        const key = JSON.stringify([platform, community, entry, asker]);
        const latestMs = Math.max(atMs, asked.peek(key)?.row.at_ms ?? atMs);
        asked.put(key, { platform, community, entry, person: asker, at_ms: latestMs });
      }
    },

    async since(platform, community, sinceMs, limit) {
      await writeBehind.settle();
      const entries = await db
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
      return { asked: entries, unanswered: unanswered as CommunityActivity["unanswered"] };
    },
  };
}
