import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { databaseClock } from "../../src/adapters/database/clock.ts";
import type { Connection } from "../../src/adapters/database/connection.ts";
import { createLedger } from "../../src/adapters/database/ledger.ts";
import { migrate } from "../../src/adapters/database/migrate.ts";
import { openPostgres } from "../../src/adapters/database/postgres.ts";
import { openSqlite } from "../../src/adapters/database/sqlite.ts";
import { postgresPrograms, startPostgres } from "../../test/doubles/postgres.ts";
import { randomFrom } from "../search/random.ts";
import { channelOf, fill, localDateOf, type Size } from "./fill.ts";

const SEED = 20_260_101;
const ROUNDS = 2000;
const WARM_UP_ROUNDS = 100;
/** What a moderator sees of a channel at once. */
const STATUS_SLOTS = 30;
/** The issue's: why and status, each on both databases. */
const LIMIT_MS = 20;

export type LedgerBenchOptions = Size & { readonly json: boolean };

type Row = { readonly database: string; readonly verb: string; readonly p50Ms: number; readonly p99Ms: number };

/** Fills a ledger on each database and measures what moderators ask of it. */
export async function runLedgerBench(options: LedgerBenchOptions, write: (text: string) => void): Promise<void> {
  const rows: Row[] = [];
  const folder = mkdtempSync(join(tmpdir(), "staffetta-bench-"));
  try {
    rows.push(...(await measureOn("SQLite", openSqlite(join(folder, "bench.db")), options, write)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (postgresPrograms === null) write("PostgreSQL: not measured, it is not installed\n");
  else {
    const server = await startPostgres();
    try {
      const connection = await openPostgres(await server.createPlace());
      rows.push(...(await measureOn("PostgreSQL", connection, options, write)));
    } finally {
      server.stop();
    }
  }
  for (const row of rows) write(options.json ? `${JSON.stringify(row)}\n` : lineOf(row));
}

async function measureOn(
  database: string,
  connection: Connection,
  { json, ...size }: LedgerBenchOptions,
  write: (text: string) => void,
): Promise<readonly Row[]> {
  try {
    await migrate(connection);
    const begun = performance.now();
    const { slots, events } = await fill(connection, size);
    // What PostgreSQL's and SQLite's own upkeep would have done in a year.
    await sql`analyze`.execute(connection.db);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    if (!json) write(`${database}: ${slots} slots and ${events} events, filled in ${seconds} s\n`);
    return await measure(database, connection, size);
  } finally {
    await connection.db.destroy();
  }
}

async function measure(database: string, connection: Connection, { channels, days }: Size): Promise<readonly Row[]> {
  const ledger = createLedger({ ...connection, now: databaseClock(connection.kind) });
  const random = randomFrom(SEED);
  const below = (count: number) => Math.floor(random() * count);
  const verbs: Readonly<Record<string, () => Promise<unknown>>> = {
    why: () => ledger.story({ ...channelOf(below(channels)), localDate: localDateOf(below(days)) }),
    status: () => ledger.history(channelOf(below(channels)), { limit: STATUS_SLOTS }),
    "whole history": () => ledger.history(channelOf(below(channels)), { limit: days }),
    "claim of nothing": () => ledger.claim({ owner: "bench", leaseMs: 1, limit: 10 }),
  };
  const rows: Row[] = [];
  for (const [verb, call] of Object.entries(verbs)) {
    const timesMs: number[] = [];
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await call();
      if (round >= 0) timesMs.push(performance.now() - begun);
    }
    timesMs.sort((one, other) => one - other);
    const quantile = (part: number) => timesMs[Math.floor(part * (timesMs.length - 1))] ?? Number.NaN;
    rows.push({ database, verb, p50Ms: quantile(0.5), p99Ms: quantile(0.99) });
  }
  return rows;
}

function lineOf({ database, verb, p50Ms, p99Ms }: Row): string {
  const asked = verb === "why" || verb === "status";
  const verdict = asked ? `  ${p99Ms < LIMIT_MS ? "under" : "OVER"} ${LIMIT_MS} ms` : "";
  return `${database.padEnd(11)}${verb.padEnd(18)}p50 ${p50Ms.toFixed(2)} ms  p99 ${p99Ms.toFixed(2)} ms${verdict}\n`;
}
