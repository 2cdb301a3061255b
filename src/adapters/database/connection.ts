import type { Kysely, RawBuilder, Transaction } from "kysely";
import type { CommitTogether } from "./group-commit.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** An open database, with what differs between the two kinds. */
export type Connection = {
  readonly kind: "sqlite" | "postgres";
  readonly db: Database;
  /** Where commits are worth sharing: on SQLite each waits for the disk, and there is one at a time. */
  readonly commitTogether?: CommitTogether;
  /** The same for rows that needn't be on the disk at once. */
  readonly commitWithoutWaiting?: CommitTogether;
  /** SQL for the database's time: whole milliseconds since 1970. */
  now(): RawBuilder<number>;
  /** This process's idea of the same time, for what isn't in the database. */
  nowMs(): number;
};

/** What PostgreSQL ends a transaction with so that another can go on: deadlock, serialization failure. */
const LOST_AGAINST_ANOTHER = ["40P01", "40001"];
const TRIES_MAX = 4;

/**
 * Runs work in one transaction; on SQLite it holds the only write lock from its start. The work runs again where
 * PostgreSQL chose it to lose against another: it must do nothing but read and write this database.
 */
export async function inTransaction<T>(
  { db, commitTogether }: Connection,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if (commitTogether !== undefined) return commitTogether(work);
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const { code = "" } = error as { readonly code?: string };
      if (tries === TRIES_MAX || !LOST_AGAINST_ANOTHER.includes(code)) throw error;
    }
  }
}

/**
 * Runs work whose rows nobody misses after a power cut, such as half an hour's conversation: on SQLite they are committed
 * without waiting for the disk. A crash of the process loses none of them. On PostgreSQL commits keep nobody waiting.
 */
export function withoutWaiting<T>(
  connection: Connection,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return (connection.commitWithoutWaiting ?? ((each) => inTransaction(connection, each)))(work);
}

export async function readNow({ now }: Connection, db: Database): Promise<number> {
  const { now_ms } = await db.selectNoFrom(now().as("now_ms")).executeTakeFirstOrThrow();
  return now_ms;
}
