import type { SelectQueryBuilder } from "kysely";
import type { Connection } from "./connection.ts";
import type { Tables } from "./tables.ts";

/** Locks the rows that are read until the transaction ends. SQLite's transactions hold the only write lock anyway. */
export function forUpdate({ kind }: Connection) {
  return <Table extends keyof Tables, Row>(query: SelectQueryBuilder<Tables, Table, Row>) =>
    kind === "postgres" ? query.forUpdate() : query;
}

/** Likewise, passing over rows that another transaction has locked. */
export function forUpdateOfFreeRows({ kind }: Connection) {
  return <Table extends keyof Tables, Row>(query: SelectQueryBuilder<Tables, Table, Row>) =>
    kind === "postgres" ? query.forUpdate().skipLocked() : query;
}
