import type { Kysely, RawBuilder, Transaction } from "kysely";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** An open database, with what differs between the two kinds. */
export type Connection = {
  readonly kind: "sqlite" | "postgres";
  readonly db: Database;
  /** SQL for the database's time: whole milliseconds since 1970. */
  now(): RawBuilder<number>;
};

/** Runs work in one transaction; on SQLite it holds the only write lock from its start. */
export function inTransaction<T>(
  { db }: Connection,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(work);
}

export async function readNow({ now }: Connection, db: Database): Promise<number> {
  const { now_ms } = await db.selectNoFrom(now().as("now_ms")).executeTakeFirstOrThrow();
  return now_ms;
}
