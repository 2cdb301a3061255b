import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openStore } from "../../src/adapters/database/open.ts";
import { startPlatform } from "../../test/doubles/posters/platform.ts";
import { postgresPrograms, startPostgres } from "../../test/doubles/postgres.ts";
import { type FanoutResult, fill, SECRET, violationsOf } from "./measure.ts";
import { PLATFORM, type ProcessSettings } from "./process.ts";
import { discord, slack } from "./scenarios.ts";

/** From the last slot that was opened until all are due. */
const DUE_IN_MS = 5000;
const LATENCY_MIN_MS = 60;
const LATENCY_SPREAD_MS = 240;
const LOOK_EVERY_MS = 250;
const YEARS_MS = 315_360_000_000;

type Database = { readonly url: string; close(): void };

/**
 * Everything is due at one instant, on the real clock: processes of their own post over HTTP to a double that enforces
 * the platform's limits. One process on SQLite, or three on PostgreSQL.
 */
export async function runRealFanout(kind: "discord" | "slack", processes: 1 | 3): Promise<FanoutResult | null> {
  if (processes > 1 && postgresPrograms === null) return null;
  const scenario = { discord, slack }[kind];
  const database = processes === 1 ? sqlite() : await postgres();
  const environment = { DATABASE_URL: database.url, STAFFETTA_SECRET: SECRET };
  const store = await openStore({ environment, folder: process.cwd() });
  const platform = await startPlatform({
    kind: "idempotent",
    delayMs: () => LATENCY_MIN_MS + Math.random() * LATENCY_SPREAD_MS,
    enforced: scenario.enforced.map((limit) => ({ ...limit, keyOf: (text) => limit.keyOf(channelOf(text)) })),
  });
  const children: ChildProcess[] = [];
  try {
    let dueAtMs = 0;
    const expected = await fill(store, scenario, {
      platform: PLATFORM,
      createdAtMs: Date.now() + YEARS_MS,
      dueAtMs: () => {
        dueAtMs ||= Date.now() + DUE_IN_MS;
        return dueAtMs;
      },
    });
    for (let count = 0; count < processes; count += 1) {
      children.push(launch({ kind, address: platform.address }, environment));
    }
    let heapQuarterMb = 0;
    const latestMs = dueAtMs + 2 * scenario.secondsMax * 1000;
    while (platform.posts.length < expected && Date.now() < latestMs) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (heapQuarterMb === 0 && platform.posts.length >= expected / 4) heapQuarterMb = await heapMb(children);
    }
    const heapEndMb = await heapMb(children);
    const firsts = new Map<string, number>();
    for (const { channel, atMs } of platform.posts) {
      const { community } = channelOf(channel);
      if (!firsts.has(community)) firsts.set(community, atMs);
    }
    const distinct = new Set(platform.posts.map(({ nonce }) => nonce)).size;
    const seconds = ((platform.posts.at(-1)?.atMs ?? Number.POSITIVE_INFINITY) - dueAtMs) / 1000;
    const result = {
      name: `${kind}, ${processes} ${processes === 1 ? "process, SQLite" : "processes, PostgreSQL"}, over HTTP`,
      ...{ clock: "real" as const, posts: platform.posts.length, seconds, secondsMax: scenario.secondsMax },
      ...{ tooMany: platform.counts.tooMany, postedTwice: platform.posts.length - distinct },
      lastFirstPostSeconds: (Math.max(...firsts.values()) - dueAtMs) / 1000,
      ...{ heapQuarterMb, heapEndMb, realSeconds: seconds },
    };
    return { ...result, violations: violationsOf(result, expected) };
  } finally {
    await Promise.all(children.map(end));
    await platform.close();
    await store.close();
    database.close();
  }
}

function launch(settings: ProcessSettings, environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(
    process.execPath,
    [
      ...["--import", "./src/compile-cache.mjs", "--disable-warning=ExperimentalWarning", "--expose-gc"],
      ...["bench/fanout/process.ts", JSON.stringify(settings)],
    ],
    { env: { ...process.env, ...environment }, stdio: ["pipe", "pipe", "inherit"] },
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.stdin?.end();
  await ended;
}

/** Of the process that has most. */
async function heapMb(children: readonly ChildProcess[]): Promise<number> {
  const bytes = await Promise.all(
    children.map(async ({ stdin, stdout }) => {
      if (stdin === null || stdout === null) return 0;
      const lines = createInterface({ input: stdout });
      const answered = once(lines, "line");
      stdin.write("heap\n");
      const [line] = await answered;
      lines.close();
      return Number(line);
    }),
  );
  return Math.round(Math.max(...bytes) / 1_000_000);
}

function channelOf(text: string) {
  const [community = "", channel = ""] = text.split("/");
  return { platform: PLATFORM, community, channel };
}

function sqlite(): Database {
  const folder = mkdtempSync(join(tmpdir(), "staffetta-fanout-"));
  return {
    url: `file:${join(folder, "fanout.db")}`,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Database> {
  const server = await startPostgres();
  return { url: await server.createPlace(), close: () => server.stop() };
}
