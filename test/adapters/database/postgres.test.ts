import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../../src/adapters/database/open.ts";
import { storeContracts } from "../../contracts/all.ts";
import { newSlot } from "../../contracts/ledger.ts";
import { type PostgresServer, postgresPrograms, postgresSuite, startPostgres } from "../../doubles/postgres.ts";
import { openStoreForTest } from "../../doubles/store.ts";

const LEASE_MS = 60_000;
const STAFFETTA_SECRET = "a-secret-that-only-tests-know";

describe.skipIf(postgresPrograms === null)(postgresSuite("PostgreSQL"), () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());

  storeContracts("PostgreSQL", async (clock) => {
    const environment = { DATABASE_URL: await server.createPlace(), STAFFETTA_SECRET };
    return openStore({ environment, folder: "/", clock: { nowMs: clock } });
  });

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
          const some = await ledger.claim({ owner: `owner-${index}`, leaseMs: LEASE_MS, limit: 7 });
          if (some.length === 0) return mine;
          mine.push(...some.map(({ channel }) => channel));
        }
      }),
    );
    expect(new Set(claims.flat()).size).toBe(300);
    expect(claims.flat()).toHaveLength(300);
  });

  it("goes on after the server crashed and came back", async () => {
    const environment = { DATABASE_URL: await server.createPlace(), STAFFETTA_SECRET };
    const { ledger } = await openStoreForTest({ environment, folder: "/" });
    const slots = Array.from({ length: 40 }, (_, index) => newSlot({ channel: `c${index}`, dueAtMs: 0 }));
    const underWay = Promise.allSettled(slots.map((slot) => ledger.open([slot])));
    server.restart();
    await underWay;
    // What failed is tried again by whoever asked for it, and is there once.
    expect(await ledger.open(slots)).toBeLessThanOrEqual(slots.length);
    expect(await ledger.claim({ owner: "one", leaseMs: LEASE_MS, limit: 100 })).toHaveLength(slots.length);
  });
});
