import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../doubles/folder.ts";
import { type PostgresServer, postgresPrograms, postgresSuite, startPostgres } from "../../doubles/postgres.ts";
import { openStoreForTest } from "../../doubles/store.ts";

const WRITER = join(import.meta.dirname, "../../doubles/ledger-writer.ts");
const STAFFETTA_SECRET = "a-secret-that-only-tests-know";
/** After so many acknowledged rows each process is killed, at whatever it is doing then. */
const KILLS_AFTER_ROWS = [1, 7, 20, 33];

type Environment = Readonly<Record<string, string>>;

/** Starts a writer and kills it after so many rows; returns the channels whose rows were acknowledged. */
async function killedWriter(environment: Environment, run: string, rows: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [WRITER, run], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(writer, "close");
  let written = "";
  for await (const chunk of writer.stdout) {
    written += String(chunk);
    if (written.split("\n").length > rows) writer.kill("SIGKILL");
  }
  await ended;
  return written.split("\n").slice(0, -1);
}

async function acknowledgedAndLost(environment: Environment) {
  const acknowledged: string[] = [];
  for (const [index, rows] of KILLS_AFTER_ROWS.entries()) {
    acknowledged.push(...(await killedWriter(environment, `run${index}`, rows)));
  }
  const store = await openStoreForTest({ environment, folder: "/" });
  const lost: string[] = [];
  for (const channel of acknowledged) {
    const story = await store.ledger.story({
      ...{ platform: "discord", community: "guild-1", channel, localDate: "2026-01-01" },
    });
    if (story?.slot.state !== "posted" || story.events.length !== 2) lost.push(channel);
  }
  return { acknowledged: acknowledged.length, lost };
}

describe("every acknowledged row outlives kill -9", () => {
  it("on SQLite, and the file is whole", async () => {
    const file = join(temporaryFolder(), "bot.db");
    const { acknowledged, lost } = await acknowledgedAndLost({ DATABASE_URL: `file:${file}`, STAFFETTA_SECRET });
    expect(acknowledged).toBeGreaterThanOrEqual(KILLS_AFTER_ROWS.reduce((sum, rows) => sum + rows, 0));
    expect(lost).toEqual([]);
    const database = new DatabaseSync(file);
    expect(database.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    expect(database.prepare("pragma journal_mode").all()).toEqual([{ journal_mode: "wal" }]);
    database.close();
  }, 60_000);

  describe.skipIf(postgresPrograms === null)(postgresSuite("with a server"), () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(() => server.stop());

    it("on PostgreSQL", async () => {
      const environment = { DATABASE_URL: await server.createPlace(), STAFFETTA_SECRET };
      expect((await acknowledgedAndLost(environment)).lost).toEqual([]);
    }, 60_000);
  });
});
