import { parseArgs } from "node:util";
import { StaffettaError } from "../src/knowledge/errors.ts";
import { runAnswerBench } from "./answer/run.ts";
import { runDiscordBench } from "./discord/run.ts";
import { runDiscordStorm } from "./discord/storm.ts";
import { runFanoutBench } from "./fanout/run.ts";
import { runLedgerBench } from "./ledger/run.ts";
import { runOverlapBench } from "./overlap/run.ts";
import { runSearchBench } from "./search/run.ts";
import { runSlackBench } from "./slack/run.ts";

const USAGE = `npm run bench -- search [--passages FILE --queries FILE] [--language CODE] [--limit N] [--systems NAME,…] [--json]

  --passages FILE  JSON lines {"id", "title"?, "text"}
  --queries FILE   JSON lines {"id", "text", "pids": ["id of a passage that answers", …]}
  --language CODE  of the passages, such as it, en, de; otherwise detected
  --limit N        at most N questions
  --systems NAMES  only these, separated by commas; the first is what the ratios compare with
  --json           one object a system and a line

Without files it makes a corpus of its own from a fixed seed.

npm run bench -- ledger [--channels N] [--days N] [--json]

  --channels N     default 1000
  --days N         default 365
  --json           one object a database and verb, and a line

Fills the ledger on SQLite, and on a PostgreSQL server of its own where that is installed, and measures why and status.

npm run bench -- discord [--rounds N] [--json]

  --rounds N       default 3; the figures are their medians

Beside an echo bot of bare discord.js on the same double of Discord: start, interactions a second, time to the callback,
memory. Exit status 2 where a figure isn't reached.

npm run bench -- discord-storm [--count N]

  --count N        interactions; default 10,000

With a slow core, connections that break and rate limits: each must be acknowledged in time, none twice, none lost.

npm run bench -- fanout [--real] [--json]

  --real           over HTTP on the real clock, eight minutes; without it by a simulated clock

10,000 Discord channels and 50 Slack workspaces of 200 channels, all due at one instant, with one process and with
three: how long it takes within the platforms' limits. Exit status 2 where a figure isn't reached.

npm run bench -- answer [--json]

How long one answer takes in process, over the shipped pack's questions, the same misspelt, and hostile inputs, beside
the limits. --json: one object.

npm run bench -- slack [--json]

Mentions answered by the bot and by a bare Bolt echo app, on the same double of Slack, over HTTP and Socket Mode: events
a second, p99, memory. Exit status 2 where a figure isn't reached.

npm run bench -- overlap --questions FILE

  --questions FILE  JSON lines with a "question", kept apart to measure with

How near each of them comes to a question in the packs; it must be far.
`;

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
      channels: { type: "string" },
      days: { type: "string" },
      rounds: { type: "string" },
      count: { type: "string" },
      questions: { type: "string" },
      real: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
}

type Values = ReturnType<typeof parse>["values"];

const BENCHES: Readonly<Record<string, (values: Values, write: (text: string) => void) => Promise<void>>> = {
  answer: ({ json = false }, write) => runAnswerBench({ json }, write),
  discord: ({ rounds, json = false }, write) =>
    runDiscordBench({ rounds: countOf("--rounds", rounds) ?? 3, json }, write),
  "discord-storm": ({ count }, write) => runDiscordStorm(countOf("--count", count) ?? 10_000, write),
  fanout: ({ real = false, json = false }, write) => runFanoutBench({ real, json }, write),
  slack: ({ json = false }, write) => runSlackBench({ json }, write),
  overlap({ questions }, write) {
    if (questions === undefined) throw usageError("Give the questions with --questions FILE.");
    return runOverlapBench(questions, write);
  },
  search({ passages, queries, language = null, limit, systems, json = false }, write) {
    if ((passages === undefined) !== (queries === undefined))
      throw usageError("Give --passages and --queries together.");
    const files = passages === undefined || queries === undefined ? null : { passages, queries };
    const names = systems?.split(",").map((name) => name.trim()) ?? null;
    return runSearchBench({ files, limit: countOf("--limit", limit), language, systems: names, json }, write);
  },
  ledger({ channels, days, json = false }, write) {
    const size = { channels: countOf("--channels", channels) ?? 1000, days: countOf("--days", days) ?? 365 };
    return runLedgerBench({ ...size, json }, write);
  },
};

function countOf(flag: string, typed: string | undefined): number | null {
  if (typed === undefined) return null;
  const count = Number(typed);
  if (Number.isInteger(count) && count > 0) return count;
  throw usageError(`${flag} takes a whole number from 1.`);
}

function readArguments(argv: readonly string[]) {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (cause) {
    throw usageError(cause instanceof Error ? cause.message : String(cause), cause);
  }
  const [name = "", ...more] = parsed.positionals;
  const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (bench === undefined || more.length > 0) {
    throw usageError(`Say what to measure: ${Object.keys(BENCHES).join(", ")}.`);
  }
  return { bench, values: parsed.values };
}

function usageError(message: string, cause?: unknown): StaffettaError {
  return new StaffettaError("bench-usage", `${message}\n\n${USAGE}`, { cause });
}

try {
  if (process.argv.includes("--help")) process.stdout.write(USAGE);
  else {
    const { bench, values } = readArguments(process.argv.slice(2));
    await bench(values, (text) => process.stdout.write(text));
  }
} catch (error) {
  if (!(error instanceof StaffettaError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
