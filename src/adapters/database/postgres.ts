import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { databaseClock, processClock, type SteeredClock } from "./clock.ts";
import type { Connection } from "./connection.ts";
import { StoreError } from "./errors.ts";
import { serverOf } from "./location.ts";
import type { Tables } from "./tables.ts";

const CONNECTIONS_MAX = 10;
const CONNECT_TIMEOUT_MS = 5000;
/** Far above what any statement of ours takes. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** How long the locks of a process that hangs within a transaction are kept. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const BIGINT = 20;

/**
 * Opens a pool of connections and makes sure that the server answers.
 *
 * @throws StoreError `database-unreachable`
 */
export async function openPostgres(url: string, clock?: SteeredClock): Promise<Connection> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    application_name: "staffetta",
    types: { getTypeParser },
  });
  // Without listeners the loss of a connection would end the process. Whoever was using it gets the error from the
  // query; the pool opens a new one for the next.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await pool.query("select 1");
  } catch (cause) {
    await pool.end();
    throw unreachable(url, cause);
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { kind: "postgres", db, now: databaseClock("postgres", clock), nowMs: processClock(clock) };
}

/** All our 8-byte integers are instants and counts: they fit into a number. */
const getTypeParser: typeof pg.types.getTypeParser = (oid, format) =>
  oid === BIGINT ? Number : pg.types.getTypeParser(oid, format as "text");

/** States of the server that are worth better words than their codes. */
const SERVER_STATES: Readonly<Record<string, string>> = {
  "28P01": "wrong user or password",
  "28000": "this user may not log in from here",
  "3D000": "there is no such database: create it with createdb",
  "53300": "it has no connection left",
  "57P03": "it is starting up",
};

function unreachable(url: string, cause: unknown): StoreError {
  const { code } = cause as { readonly code?: string };
  const reason = code === undefined ? withoutPassword(cause, url) : (SERVER_STATES[code] ?? code);
  // Without the cause: it holds what it was given.
  return new StoreError(
    "database-unreachable",
    `The PostgreSQL server ${serverOf(url)} can't be used (${reason}): correct DATABASE_URL, or start the server.`,
  );
}

function withoutPassword(cause: unknown, url: string): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const { password } = new URL(url);
  if (password === "") return message;
  return message.replaceAll(password, "…").replaceAll(decodeURIComponent(password), "…");
}
