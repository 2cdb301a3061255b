import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { StaffettaError } from "../../src/knowledge/errors.ts";
import { report } from "./report.ts";
import { type SimulationOptions, simulate } from "./simulate.ts";

const USAGE = `npm run simulate -- digest [--from YEAR] [--years N] [--workers N] [--json]

Every IANA zone, posting at 00:00, 00:30 and 02:30: one slot for each date that exists, at the right instant, compared
with Temporal's polyfill. Exit status 1 where a slot is lost, double or wrong.

  --from YEAR   first year; 2026 unless told
  --years N     10 unless told, which takes some minutes
  --workers N   threads; as many as there are processors unless told
  --json        one object
`;

const DEFAULT_FROM_YEAR = 2026;
const DEFAULT_YEARS = 10;

function readArguments(argv: readonly string[]): SimulationOptions & { readonly json: boolean } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (cause) {
    throw usageError(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1 || positionals[0] !== "digest") throw usageError("Say what to simulate: digest.");
  return {
    fromYear: whole(values.from, DEFAULT_FROM_YEAR, "--from"),
    years: whole(values.years, DEFAULT_YEARS, "--years"),
    workers: whole(values.workers, availableParallelism(), "--workers"),
    json: values.json ?? false,
  };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      from: { type: "string" },
      years: { type: "string" },
      workers: { type: "string" },
      json: { type: "boolean" },
    },
  });
}

function whole(text: string | undefined, otherwise: number, option: string): number {
  const value = text === undefined ? otherwise : Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw usageError(`${option} takes a whole number from 1.`);
}

function usageError(message: string, cause?: unknown): StaffettaError {
  return new StaffettaError("simulate-usage", `${message}\n\n${USAGE}`, { cause });
}

try {
  if (process.argv.includes("--help")) process.stdout.write(USAGE);
  else {
    const options = readArguments(process.argv.slice(2));
    const result = await simulate(options, (text) => process.stderr.write(text));
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : report(result));
    if (result.faults.length > 0) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof StaffettaError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
