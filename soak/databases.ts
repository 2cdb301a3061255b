import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresPrograms, startPostgres } from "../test/doubles/postgres.ts";

export type DatabaseKind = "sqlite" | "postgres";

const KINDS: readonly DatabaseKind[] = ["sqlite", "postgres"];
const SECRET = "a-secret-that-only-soaks-know";

/** Variables that name an empty database. */
export type DatabaseEnvironment = { readonly DATABASE_URL: string; readonly STAFFETTA_SECRET: string };

/**
 * Lends databases of each kind that is wanted and can be had; they are gone afterwards.
 *
 * @param only one kind; undefined for all.
 * @param atOnce whether both are used at once, or one after the other.
 */
export async function withDatabases(
  { only, atOnce }: { readonly only: string | undefined; readonly atOnce: boolean },
  report: (text: string) => void,
  use: (kind: DatabaseKind, create: () => Promise<DatabaseEnvironment>) => Promise<void>,
): Promise<void> {
  async function lend(kind: DatabaseKind): Promise<void> {
    if (kind === "postgres" && postgresPrograms === null) {
      report("PostgreSQL is not installed: left out.\n");
      return;
    }
    const place = kind === "postgres" ? await postgres() : sqlite();
    try {
      await use(kind, async () => ({ DATABASE_URL: await place.newUrl(), STAFFETTA_SECRET: SECRET }));
    } finally {
      place.close();
    }
  }

  const kinds = KINDS.filter((each) => (only ?? each) === each);
  if (atOnce) await Promise.all(kinds.map(lend));
  else for (const kind of kinds) await lend(kind);
}

type Place = { newUrl(): Promise<string>; close(): void };

function sqlite(): Place {
  const folder = mkdtempSync(join(tmpdir(), "staffetta-soak-"));
  let count = 0;
  return {
    async newUrl() {
      count += 1;
      return `file:${join(folder, `${count}.db`)}`;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Place> {
  const server = await startPostgres();
  return { newUrl: () => server.createPlace(), close: () => server.stop() };
}
