import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { postgresPrograms, startPostgres } from "../test/doubles/postgres.ts";
import { runScenario } from "./digest/scenario.ts";
import { type DoubleKind, QUICK_PLAN, WHOLE_PLAN } from "./digest/settings.ts";
import type { ScenarioResult } from "./digest/verify.ts";

const USAGE = `npm run soak -- digest [--quick] [--json] [--only sqlite|postgres] [--double idempotent|blind]

Digests are posted while processes are killed at each step and at random, stopped for longer than their lease, and not
answered; on SQLite, and on PostgreSQL with three processes. Exit status 1 where a slot is lost, posted twice, or
uncertain though the platform could be asked; where nobody was told of an uncertain one, or more often than after each
interruption.

  --quick        a few of each
  --json         one object
  --only KIND    one database
  --double KIND  one double of a platform
`;

const SECRET = "a-secret-that-only-soaks-know";
const POSTGRES_PROCESSES = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean" },
    json: { type: "boolean" },
    only: { type: "string" },
    double: { type: "string" },
    help: { type: "boolean" },
  },
});

async function main(): Promise<number> {
  if (values.help === true || positionals.join() !== "digest") {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  const plan = values.quick === true ? QUICK_PLAN : WHOLE_PLAN;
  const report = (text: string) => void process.stderr.write(text);
  const databases = (["sqlite", "postgres"] as const).filter((kind) => (values.only ?? kind) === kind);
  const doubles = (["idempotent", "blind"] as const).filter((kind) => (values.double ?? kind) === kind);
  const results: ScenarioResult[] = [];
  for (const database of databases) {
    if (database === "postgres" && postgresPrograms === null) {
      report("PostgreSQL is not installed: left out.\n");
      continue;
    }
    await withDatabase(database, async (newUrl) => {
      const processes = database === "postgres" ? POSTGRES_PROCESSES : 1;
      const run = async (double: DoubleKind) => {
        const environment = { DATABASE_URL: await newUrl(), STAFFETTA_SECRET: SECRET };
        return runScenario({ database, double, environment, processes, plan, report });
      };
      // At once: each waits a lot, for processes that start and for leases that run out.
      results.push(...(await Promise.all(doubles.map(run))));
    });
  }
  process.stdout.write(values.json === true ? `${JSON.stringify(results)}\n` : results.map(inWords).join("\n"));
  return results.every(({ violations }) => violations.length === 0) && results.length > 0 ? 0 : 1;
}

async function withDatabase(
  kind: "sqlite" | "postgres",
  use: (newUrl: () => Promise<string>) => Promise<void>,
): Promise<void> {
  if (kind === "postgres") {
    const server = await startPostgres();
    try {
      await use(() => server.createPlace());
    } finally {
      server.stop();
    }
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "staffetta-soak-"));
  let count = 0;
  try {
    await use(async () => {
      count += 1;
      return `file:${join(folder, `${count}.db`)}`;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inWords(result: ScenarioResult): string {
  const counts = (record: Readonly<Record<string, number>>) =>
    Object.entries(record)
      .map(([name, count]) => `${name} ${count}`)
      .join(", ");
  const { violations } = result;
  return `${result.database}, ${result.double} double, ${result.processes} process${result.processes === 1 ? "" : "es"}
  done to them: ${counts(result.injected)}
  ${result.slots} slots: ${counts(result.outcomes)}
  the platform has ${result.messages} messages, ${result.threads} threads; of the uncertain slots ${result.uncertainPosted} are there, the moderators were told of ${result.uncertainTold} (${result.noticesRepeated} notices came again after an interruption)
  ${violations.length === 0 ? "no slot lost, none posted twice" : `${violations.length} VIOLATIONS\n  ${violations.slice(0, 20).join("\n  ")}`}
`;
}

process.exitCode = await main();
