import { type RawBuilder, sql } from "kysely";

/**
 * For tests only: the store's clock, steered. Without it the database's own clock counts, the same for all processes.
 * `nowMs` takes its place; `offsetMs` is added to it.
 */
export type SteeredClock = { readonly nowMs: () => number } | { readonly offsetMs: () => number };

/** Not PostgreSQL's now(): it stands still in a transaction that waits for a lock. */
const NOW_MS = {
  sqlite: sql<number>`cast(round(unixepoch('now', 'subsec') * 1000) as integer)`,
  postgres: sql<number>`floor(extract(epoch from statement_timestamp()) * 1000)::bigint`,
} as const;

export function databaseClock(kind: keyof typeof NOW_MS, steered?: SteeredClock): () => RawBuilder<number> {
  if (steered === undefined) return () => NOW_MS[kind];
  if ("nowMs" in steered) return () => wholeNumber(steered.nowMs());
  return () => sql<number>`(${NOW_MS[kind]} + ${wholeNumber(steered.offsetMs())})`;
}

/** The process's clock, steered alike. */
export function processClock(steered?: SteeredClock): () => number {
  if (steered === undefined) return Date.now;
  return "nowMs" in steered ? steered.nowMs : () => Date.now() + steered.offsetMs();
}

/** Not as a parameter: PostgreSQL would have to guess its type. */
function wholeNumber(value: number): RawBuilder<number> {
  return sql<number>`${sql.raw(String(BigInt(Math.trunc(value))))}`;
}
