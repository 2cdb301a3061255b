import { setImmediate as turnOfOthers } from "node:timers/promises";
import { type SqlBool, sql } from "kysely";
import type { Channel } from "../../bot/ports/channel.ts";
import type { CleanUpReport, Upkeep } from "../../bot/ports/upkeep.ts";
import { after, at, channelOf } from "./channel-key.ts";
import { type Connection, type Database, inTransaction, readNow } from "./connection.ts";
import { forgetCommunity } from "./forget-community.ts";
import type { WriteBehind } from "./write-behind.ts";

/** Slots of one statement: nobody waits long for the lock. */
const SLOTS_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;

export function createUpkeep(connection: Connection, writeBehind: WriteBehind): Upkeep {
  const { db } = connection;
  return {
    async cleanUp(limits) {
      await writeBehind.settle();
      const nowMs = await readNow(connection, db);
      const before = (limitMs: number) => nowMs - limitMs;
      // Communities first: their slots are counted with them.
      const communities = await forgetDeparted(connection, before(limits.departedMs));
      const report = {
        communities,
        slots:
          (await deleteSettledSlots(db, before(limits.slotsMs))) +
          (await deleteUnsubscribedSlots(db, before(limits.departedMs))),
        gaps: await deleted(db.deleteFrom("gaps").where("last_at_ms", "<", before(limits.gapsMs))),
        feedback: await deleted(db.deleteFrom("feedback").where("at_ms", "<", before(limits.feedbackMs))),
        activity: await deleted(db.deleteFrom("asked_entries").where("at_ms", "<", before(limits.activityMs))),
        ...(await deleteHandledEvents(db, before(limits.handledEventsMs), nowMs)),
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

async function deleteHandledEvents(
  db: Database,
  beforeMs: number,
  nowMs: number,
): Promise<Pick<CleanUpReport, "handledEvents" | "unfinishedEvents">> {
  const old = db.deleteFrom("handled_events").where("at_ms", "<", beforeMs).where("lease_until_ms", "<=", nowMs);
  // One that was given back has no lease.
  const unfinished = await old
    .where("finished", "=", 0)
    .where("lease_until_ms", ">", 0)
    .returning("key_number")
    .execute();
  return {
    handledEvents: unfinished.length + (await deleted(old)),
    unfinishedEvents: unfinished.filter(({ key_number }) => key_number === 0).length,
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

/** Slots whose time is over; those that a process is at, or that still wait, stay. */
function deleteSettledSlots(db: Database, beforeMs: number): Promise<number> {
  return deleteInPieces(() =>
    db
      .deleteFrom("slots")
      .where("id", "in", (slots) =>
        slots
          .selectFrom("slots")
          .select("id")
          .where("due_at_ms", "<", beforeMs)
          .where("wake_at_ms", "is", null)
          .limit(SLOTS_AT_ONCE),
      ),
  );
}

/** Channel by channel, along the index: all slots of two years are too many to look at each time. */
async function deleteUnsubscribedSlots(db: Database, beforeMs: number): Promise<number> {
  let total = 0;
  let channel: Channel = { platform: "", community: "", channel: "" };
  for (;;) {
    const next = await db
      .selectFrom("slots")
      .select(["platform", "community", "channel"])
      .select(isUnsubscribed("slots").as("unsubscribed"))
      .where(after(channel))
      .orderBy("platform")
      .orderBy("community")
      .orderBy("channel")
      .limit(1)
      .executeTakeFirst();
    if (next === undefined) return total;
    channel = channelOf(next);
    if (next.unsubscribed) {
      total += await deleteInPieces(() =>
        db
          .deleteFrom("slots")
          .where("id", "in", (slots) =>
            slots
              .selectFrom("slots")
              .select("id")
              .where(at(channel))
              .where("due_at_ms", "<", beforeMs)
              .limit(SLOTS_AT_ONCE),
          ),
      );
    }
    await turnOfOthers();
  }
}

async function deleteInPieces(piece: () => Parameters<typeof deleted>[0]): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await deleted(piece());
    total += count;
    if (count < SLOTS_AT_ONCE) return total;
    // SQLite answers at once: without this nothing else of the process would run.
    await turnOfOthers();
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
