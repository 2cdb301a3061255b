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

  it("gives each slot to one of three stores that claim at once", async () => {
    const environment = { DATABASE_URL: await server.createPlace(), STAFFETTA_SECRET };
    const stores = [];
    for (let index = 0; index < 3; index += 1) stores.push(await openStoreForTest({ environment, folder: "/" }));
    const slots = Array.from({ length: 300 }, (_, index) => newSlot({ channel: `c${index}`, dueAtMs: 0 }));
    // All three plan as well.
    const opened = await Promise.all(stores.map(({ ledger }) => ledger.open(slots)));
    expect(opened.reduce((sum, count) => sum + count, 0)).toBe(300);
    const claims = await Promise.all(
      stores.map(async ({ ledger }, index) => {
        const mine: string[] = [];
        for (;;) {
          const some = await ledger.claim({ owner: `owner-${index}`, leaseMs: HOUR_MS, limit: 7 });
          if (some.length === 0) return mine;
          mine.push(...some.map(({ channel }) => channel));
        }
      }),
    );
    expect(new Set(claims.flat()).size).toBe(300);
    expect(claims.flat()).toHaveLength(300);
  });
});
