import { parseArgs } from "node:util";
import { StaffettaError } from "../src/knowledge/errors.ts";
import { runSearchBench, type SearchBenchOptions } from "./search/run.ts";

const USAGE = `npm run bench -- search [--passages FILE --queries FILE] [--language CODE] [--limit N] [--systems NAME,…] [--json]

  --passages FILE  JSON lines {"id", "title"?, "text"}
  --queries FILE   JSON lines {"id", "text", "pids": ["id of a passage that answers", …]}
  --language CODE  of the passages, such as it, en, de; otherwise detected
  --limit N        at most N questions
  --systems NAMES  only these, separated by commas; the first is what the ratios compare with
  --json           one object a system and a line

Without files it makes a corpus of its own from a fixed seed.
`;

function readArguments(argv: readonly string[]): SearchBenchOptions {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (cause) {
    throw usageError(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const { values, positionals } = parsed;
  if (positionals.length !== 1 || positionals[0] !== "search") throw usageError("Say what to measure: search.");
  const { passages, queries, language = null, json = false } = values;
  if ((passages === undefined) !== (queries === undefined)) throw usageError("Give --passages and --queries together.");
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit > 0))
    throw usageError("--limit takes a whole number from 1.");
  const files = passages === undefined || queries === undefined ? null : { passages, queries };
  const systems = values.systems?.split(",").map((name) => name.trim()) ?? null;
  return { files, limit, language, systems, json };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      passages: { type: "string" },
      queries: { type: "string" },
      language: { type: "string" },
      limit: { type: "string" },
      systems: { type: "string" },
      json: { type: "boolean" },
    },
  });
}

function usageError(message: string, cause?: unknown): StaffettaError {
  return new StaffettaError("bench-usage", `${message}\n\n${USAGE}`, { cause });
}

try {
  if (process.argv.includes("--help")) process.stdout.write(USAGE);
  else await runSearchBench(readArguments(process.argv.slice(2)), (text) => process.stdout.write(text));
} catch (error) {
  if (!(error instanceof StaffettaError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
