import { type ColumnDefinitionBuilder, type RawBuilder, sql } from "kysely";
import type { Connection } from "../connection.ts";

type Kind = Connection["kind"];
type Build = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** Text that both databases order by its bytes. */
export const text = (kind: Kind): RawBuilder<unknown> => (kind === "postgres" ? sql`text collate "C"` : sql`text`);

export const bytes = (kind: Kind): "bytea" | "blob" => (kind === "postgres" ? "bytea" : "blob");

export const required: Build = (column) => column.notNull();

/** SQLite alone lets a key be null where nothing forbids it. */
export const key: Build = (column) => column.notNull().primaryKey();

/** A number that the database gives to each row; none is given twice. */
export const idType = (kind: Kind): "bigint" | "integer" => (kind === "postgres" ? "bigint" : "integer");
export const id =
  (kind: Kind): Build =>
  (column) =>
    kind === "postgres" ? key(column).generatedAlwaysAsIdentity() : key(column).autoIncrement();
