import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { StaffettaError } from "../../src/knowledge/errors.ts";
import { startDiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import { type BotName, startBot } from "./bots.ts";
import { latencies, percentile, throughput } from "./load.ts";

export type DiscordBenchOptions = { readonly rounds: number; readonly json: boolean };

export type DiscordFigures = {
  readonly readyMs: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly residentMb: number;
};

const BOTS: readonly BotName[] = ["echo", "adapter", "staffetta"];
/** Not a divisor of the questions' number: hardly anybody asks the same twice. */
const PEOPLE = 500;
const WARM_UP = { count: 2000, waiting: 16 };
const FULL = { count: 4000, waiting: 32 };
const STEADY = { count: 1500, perSecond: 100 };
const LIMITS = { throughputShare: 0.85, p99AboveMs: 2, readyAboveMs: 400, residentAboveMb: 40 };

/**
 * Staffetta beside an echo bot of bare discord.js, on the same double of Discord, in turns; the figures are medians of
 * the rounds. An echo finds no answer and remembers nothing, so its throughput is compared with that of the adapter by
 * itself; everything else with the whole bot's.
 *
 * @throws StaffettaError `bench-discord` where a figure isn't reached, after all were shown.
 */
export async function runDiscordBench(
  { rounds, json }: DiscordBenchOptions,
  write: (text: string) => void,
): Promise<void> {
  const measured: Record<BotName, DiscordFigures[]> = { echo: [], adapter: [], staffetta: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of BOTS) measured[name].push(await measure(name));
  }
  const echo = medians(measured.echo);
  const adapter = medians(measured.adapter);
  const staffetta = medians(measured.staffetta);
  if (json) write(`${JSON.stringify({ echo, adapter, staffetta })}\n`);
  else
    for (const [name, figures] of Object.entries({ echo, adapter, staffetta })) write(`${name}: ${inWords(figures)}\n`);
  const { throughputShare, p99AboveMs, readyAboveMs, residentAboveMb } = LIMITS;
  const missed = [
    adapter.perSecond < echo.perSecond * throughputShare &&
      `the adapter's throughput is under ${throughputShare} of it`,
    staffetta.p99Ms > echo.p99Ms + p99AboveMs && `p99 is more than ${p99AboveMs} ms above it`,
    staffetta.readyMs > echo.readyMs + readyAboveMs && `the start takes over ${readyAboveMs} ms more`,
    staffetta.residentMb > echo.residentMb + residentAboveMb && `memory is over ${residentAboveMb} MB more`,
  ].filter((each) => each !== false);
  if (missed.length > 0) {
    throw new StaffettaError("bench-discord", `Beside the echo bot, not reached:\n  ${missed.join("\n  ")}`);
  }
}

async function measure(name: BotName): Promise<DiscordFigures> {
  const folder = mkdtempSync(join(tmpdir(), "staffetta-bench-"));
  const double = await startDiscordDouble({ keep: "recent" });
  const people = Array.from({ length: PEOPLE }, () => double.people.create());
  const asking = { questions: goldenQuestions(), people };
  try {
    const bot = await startBot(name, double, folder);
    await throughput(double, { ...asking, count: WARM_UP.count }, WARM_UP.waiting);
    const waited = await latencies(double, { ...asking, count: STEADY.count }, STEADY.perSecond);
    const perSecond = await throughput(double, { ...asking, count: FULL.count }, FULL.waiting);
    const residentMb = bot.residentMb();
    await bot.stop();
    if (double.violations.length > 0) {
      throw new StaffettaError("bench-discord", `The double objects: ${JSON.stringify(double.violations.slice(0, 3))}`);
    }
    const { readyMs } = bot;
    return { readyMs, perSecond, p50Ms: percentile(waited, 0.5), p99Ms: percentile(waited, 0.99), residentMb };
  } finally {
    await double.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function goldenQuestions(): readonly string[] {
  const text = readFileSync("config/knowledge/open-source-ai-race/golden.yaml", "utf8");
  return (parse(text) as readonly { readonly question: string }[]).map(({ question }) => question);
}

function medians(rounds: readonly DiscordFigures[]): DiscordFigures {
  const of = (figure: keyof DiscordFigures) =>
    percentile(
      rounds.map((round) => round[figure]),
      0.5,
    );
  return {
    ...{ readyMs: of("readyMs"), perSecond: of("perSecond"), p50Ms: of("p50Ms") },
    ...{ p99Ms: of("p99Ms"), residentMb: of("residentMb") },
  };
}

function inWords({ readyMs, perSecond, p50Ms, p99Ms, residentMb }: DiscordFigures): string {
  return `ready after ${readyMs.toFixed(0)} ms; ${perSecond.toFixed(0)} interactions a second; to the callback ${p50Ms.toFixed(1)} ms (p99 ${p99Ms.toFixed(1)}); ${residentMb.toFixed(0)} MB`;
}
