import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newSlot } from "../../contracts/ledger.ts";
import { temporaryFolder } from "../../doubles/folder.ts";
import { type PostgresServer, postgresPrograms, postgresSuite, startPostgres } from "../../doubles/postgres.ts";
import { openStoreForTest } from "../../doubles/store.ts";

const STAFFETTA_SECRET = "a-secret-that-only-tests-know";
const HOUR_MS = 3_600_000;

function suite(makeUrl: () => Promise<string>): void {
  it("is whole milliseconds of now, and no test steers it", async () => {
    const environment = { DATABASE_URL: await makeUrl(), STAFFETTA_SECRET };
    const { ledger } = await openStoreForTest({ environment, folder: "/" });
    const before = Date.now();
    await ledger.open([newSlot({ dueAtMs: before })]);
    const [slot] = await ledger.claim({ owner: "one", leaseMs: 0, limit: 1 });
    const after = Date.now();
    // The instant of the claim. SQLite rounds to the nearest millisecond.
    expect(slot?.leaseUntilMs).toBeGreaterThanOrEqual(before - 1);
    expect(slot?.leaseUntilMs).toBeLessThanOrEqual(after + 1);
    expect(Number.isInteger(slot?.leaseUntilMs)).toBe(true);
  });

  it("can be set forward for tests", async () => {
    const environment = { DATABASE_URL: await makeUrl(), STAFFETTA_SECRET };
    let offset = 0;
    const { ledger } = await openStoreForTest({ environment, folder: "/", clock: { offsetMs: () => offset } });
    await ledger.open([newSlot({ dueAtMs: Date.now() + HOUR_MS })]);
    expect(await ledger.claim({ owner: "one", leaseMs: 1, limit: 1 })).toEqual([]);
    offset = HOUR_MS + 1000;
    expect(await ledger.claim({ owner: "one", leaseMs: 1, limit: 1 })).toHaveLength(1);
  });
}

describe("the clock of SQLite", () => {
  suite(async () => `file:${join(temporaryFolder(), "bot.db")}`);
});

describe.skipIf(postgresPrograms === null)(postgresSuite("the clock of PostgreSQL"), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());
  suite(() => server.createPlace());
});
