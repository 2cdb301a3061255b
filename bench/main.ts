import { parseArgs } from "node:util";
import { StaffettaError } from "../src/knowledge/errors.ts";
import { type AnswerBenchOptions, runAnswerBench } from "./answer/run.ts";
import { runSearchBench, type SearchBenchOptions } from "./search/run.ts";

const USAGE = `npm run bench -- answer [--json]

How long one answer takes in process, over the shipped pack's questions, the same misspelt, and hostile inputs, beside
the limits. --json: one object.

npm run bench -- search [--passages FILE --queries FILE] [--language CODE] [--limit N] [--systems NAME,…] [--json]

  --passages FILE  JSON lines {"id", "title"?, "text"}
  --queries FILE   JSON lines {"id", "text", "pids": ["id of a passage that answers", …]}
  --language CODE  of the passages, such as it, en, de; otherwise detected
  --limit N        at most N questions
  --systems NAMES  only these, separated by commas; the first is what the ratios compare with
  --json           one object a system and a line

Without files it makes a corpus of its own from a fixed seed.
`;

type Bench =
  | { readonly name: "answer"; readonly options: AnswerBenchOptions }
  | { readonly name: "search"; readonly options: SearchBenchOptions };

function readArguments(argv: readonly string[]): Bench {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (cause) {
    throw usageError(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const { values, positionals } = parsed;
  const [name] = positionals;
  if (positionals.length !== 1 || (name !== "answer" && name !== "search"))
    throw usageError("Say what to measure: answer or search.");
  const { passages, queries, language = null, json = false } = values;
  if (name === "answer") {
    const others = Object.keys(values).filter((option) => option !== "json");
    if (others.length > 0) throw usageError(`answer takes no --${others.join(", --")}.`);
    return { name, options: { json } };
  }
  if ((passages === undefined) !== (queries === undefined)) throw usageError("Give --passages and --queries together.");
  const limit = values.limit === undefined ? null : Number(values.limit);
  if (limit !== null && !(Number.isInteger(limit) && limit > 0))
    throw usageError("--limit takes a whole number from 1.");
  const files = passages === undefined || queries === undefined ? null : { passages, queries };
  const systems = values.systems?.split(",").map((name) => name.trim()) ?? null;
  return { name, options: { files, limit, language, systems, json } };
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

async function run({ name, options }: Bench, write: (text: string) => void): Promise<void> {
  if (name === "answer") await runAnswerBench(options, write);
  else await runSearchBench(options, write);
}

try {
  if (process.argv.includes("--help")) process.stdout.write(USAGE);
  else await run(readArguments(process.argv.slice(2)), (text) => process.stdout.write(text));
} catch (error) {
  if (!(error instanceof StaffettaError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
