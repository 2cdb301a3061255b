import { sql } from "kysely";
import type { EntryFeedback, Feedback, FeedbackComment, FeedbackGiven } from "../../bot/ports/feedback.ts";
import { SHOWN_FROM_PEOPLE } from "../../bot/ports/people.ts";
import { ofCommunity } from "./channel-key.ts";
import { type Connection, inTransaction } from "./connection.ts";

export function createFeedback(connection: Connection): Feedback {
  const { db } = connection;
  return {
    async record(feedback) {
      const { platform, community, answer, person, helpful, atMs } = feedback;
      const entries = [...new Set(feedback.entries)].sort();
      const comment = feedback.comment ?? null;
      await inTransaction(connection, async (transaction) => {
        await transaction.deleteFrom("feedback").where(wordOf(feedback)).execute();
        if (entries.length === 0) return;
        await transaction
          .insertInto("feedback")
          .values(
            entries.map((entry) => ({
              ...{ platform, community, answer, person, entry },
              ...{ helpful: Number(helpful), at_ms: atMs, comment },
            })),
          )
          // The same press may arrive at two processes at once.
          .onConflict((conflict) =>
            conflict
              .columns(["platform", "community", "answer", "person", "entry"])
              .doUpdateSet({ helpful: Number(helpful), at_ms: atMs, comment }),
          )
          .execute();
      });
    },

    async withdraw(feedback) {
      const { numDeletedRows } = await db.deleteFrom("feedback").where(wordOf(feedback)).executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async byEntry(platform, community, sinceMs) {
      const rows = await db
        .selectFrom((from) =>
          from
            .selectFrom("feedback")
            .select(["entry", "helpful"])
            .select(
              sql<number>`row_number() over (partition by entry, person order by at_ms desc, answer)`.as("recency"),
            )
            .where(ofCommunity(platform, community))
            .where("at_ms", ">=", sinceMs)
            .as("words"),
        )
        .select((row) => [
          "entry",
          row.fn.countAll<number>().as("people"),
          row.fn.countAll<number>().filterWhere("helpful", "=", 1).as("helpful"),
        ])
        .where("recency", "=", 1)
        .groupBy("entry")
        .having((row) => row.fn.countAll(), ">=", SHOWN_FROM_PEOPLE)
        .execute();
      return rows.map(entryFeedbackOf).sort(mostUnhelpfulFirst);
    },

    async comments(platform, community, limit) {
      const rows = await db
        .selectFrom("feedback")
        .select(["answer", "person", "entry", "helpful", "comment"])
        .where(ofCommunity(platform, community))
        .where("comment", "is not", null)
        .orderBy("at_ms", "desc")
        .orderBy("answer")
        .orderBy("person")
        .orderBy("entry")
        .execute();
      const comments = new Map<string, FeedbackComment>();
      for (const { answer, person, entry, helpful, comment } of rows) {
        const key = JSON.stringify([answer, person]);
        const entries = [...(comments.get(key)?.entries ?? []), entry];
        comments.set(key, { entries, helpful: helpful === 1, text: comment ?? "" });
      }
      return [...comments.values()].slice(0, limit);
    },
  };
}

/** A person's word on an answer. */
function wordOf({
  platform,
  community,
  answer,
  person,
}: Pick<FeedbackGiven, "platform" | "community" | "answer" | "person">) {
  return sql<boolean>`(platform, community, answer, person) = (${platform}, ${community}, ${answer}, ${person})`;
}

function entryFeedbackOf({
  entry,
  people,
  helpful,
}: {
  entry: string;
  people: number;
  helpful: number;
}): EntryFeedback {
  return { entry, helpful, unhelpful: people - helpful };
}

function mostUnhelpfulFirst(one: EntryFeedback, other: EntryFeedback): number {
  return other.unhelpful - one.unhelpful || (one.entry < other.entry ? -1 : 1);
}
