import { afterAll, beforeAll, describe } from "vitest";
import { openStore } from "../../../src/adapters/database/open.ts";
import { storeContracts } from "../../contracts/all.ts";
import { type PostgresServer, postgresPrograms, postgresSuite, startPostgres } from "../../doubles/postgres.ts";

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
});
