import { type SqlBool, sql } from "kysely";
import type { Upkeep } from "../../bot/ports/upkeep.ts";
import { type Connection, type Database, inTransaction, readNow } from "./connection.ts";
import { forgetCommunity } from "./forget-community.ts";

/** Slots of one statement: nobody waits long for the lock. */
const SLOTS_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

export function createUpkeep(connection: Connection): Upkeep {
  const { db } = connection;
  return {
    async cleanUp(limits) {
      const nowMs = await readNow(connection, db);
      const before = (limitMs: number) => nowMs - limitMs;
      // Communities first: their slots are counted with them.
      const communities = await forgetDeparted(connection, before(limits.departedMs));
      const report = {
        communities,
        slots:
          (await deleteSlots(db, before(limits.slotsMs), "all")) +
          (await deleteSlots(db, before(limits.departedMs), "unsubscribed")),
        gaps: await deleted(db.deleteFrom("gaps").where("last_at_ms", "<", before(limits.gapsMs))),
        feedback: await deleted(db.deleteFrom("feedback").where("at_ms", "<", before(limits.feedbackMs))),
        activity: await deleted(db.deleteFrom("asked_entries").where("at_ms", "<", before(limits.activityMs))),
        handledEvents: await deleted(
          db
            .deleteFrom("handled_events")
            .where("at_ms", "<", before(limits.handledEventsMs))
            .where("lease_until_ms", "<=", nowMs),
        ),
        threads: await deleted(db.deleteFrom("threads").where("at_ms", "<", before(limits.threadsMs))),
        conversations: await deleted(db.deleteFrom("conversations").where("expires_at_ms", "<=", nowMs)),
        vault: await deleted(db.deleteFrom("vault").where("expires_at_ms", "<=", nowMs)),
      };
      await forgetUnsubscribedKnowledge(db, before(limits.departedMs));
      await db
        .deleteFrom("budgets")
        .where("spent_until_ms", "<", nowMs - DAY_MS)
        .where("held_until_ms", "<", nowMs - DAY_MS)
        .execute();
      return report;
    },
  };
}

async function deleted(query: {
  executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint } | undefined>;
}): Promise<number> {
  return Number((await query.executeTakeFirst())?.numDeletedRows ?? 0n);
}

async function forgetDeparted(connection: Connection, beforeMs: number): Promise<number> {
  const departed = await connection.db
    .selectFrom("communities")
    .select(["platform", "community"])
    .where("left_at_ms", "<", beforeMs)
    .execute();
  for (const { platform, community } of departed) {
    await inTransaction(connection, (transaction) => forgetCommunity(transaction, platform, community));
  }
  return departed.length;
}

/** Slots whose time is over; those that a process is at, or that still wait, stay where the channel is subscribed. */
async function deleteSlots(db: Database, beforeMs: number, which: "all" | "unsubscribed"): Promise<number> {
  let total = 0;
  for (;;) {
    const some = db
      .selectFrom("slots")
      .select("id")
      .where("due_at_ms", "<", beforeMs)
      .$if(which === "all", (query) => query.where("wake_at_ms", "is", null))
      .$if(which === "unsubscribed", (query) => query.where(isUnsubscribed("slots")))
      .limit(SLOTS_AT_ONCE);
    const count = await deleted(db.deleteFrom("slots").where("id", "in", some));
    total += count;
    if (count < SLOTS_AT_ONCE) return total;
  }
}

async function forgetUnsubscribedKnowledge(db: Database, beforeMs: number): Promise<void> {
  await db
    .deleteFrom("channel_knowledge")
    .where("written_at_ms", "<", beforeMs)
    .where(isUnsubscribed("channel_knowledge"))
    .execute();
}

function isUnsubscribed(table: "slots" | "channel_knowledge") {
  const [platform, community, channel] = ["platform", "community", "channel"].map((name) =>
    sql.ref(`${table}.${name}`),
  );
  return sql<SqlBool>`not exists (select 1 from subscriptions as kept
    where (kept.platform, kept.community, kept.channel) = (${platform}, ${community}, ${channel}))`;
}
