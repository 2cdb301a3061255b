import { StaffettaError } from "../../src/knowledge/errors.ts";
import { CONTENDERS, type ContenderName } from "./contender.ts";
import { type Measured, measure, WAYS, type Way } from "./measure.ts";

/** Beside a bare echo bot. */
const EVENTS_SHARE_MIN = 0.85;
const P99_ABOVE_MAX_MS = 2;
const MEMORY_ABOVE_MAX_MB = 40;
/** One after the other, so that what else the machine does meets all alike; the median counts. */
const ROUNDS = 3;

/**
 * Mentions answered by the bot and by a bare Bolt app, each in a process of its own, on the same double of Slack.
 *
 * @throws StaffettaError `bench-slack` where a figure isn't reached, after all were shown.
 */
export async function runSlackBench(
  { json }: { readonly json: boolean },
  write: (text: string) => void,
): Promise<void> {
  const missed: string[] = [];
  for (const way of WAYS) {
    const rounds: Record<ContenderName, Measured[]> = { echo: [], staffetta: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of CONTENDERS) rounds[name].push(await measure(name, way));
    }
    const [echo, staffetta] = [medianOf(rounds.echo), medianOf(rounds.staffetta)];
    write(json ? `${JSON.stringify({ way, echo, staffetta })}\n` : inWords(way, echo, staffetta));
    missed.push(...shortfalls(echo, staffetta).map((shortfall) => `${way}: ${shortfall}`));
  }
  if (missed.length > 0) throw new StaffettaError("bench-slack", `Not reached:\n  ${missed.join("\n  ")}`);
}

function shortfalls(echo: Measured, staffetta: Measured): readonly string[] {
  const share = staffetta.eventsPerSecond / echo.eventsPerSecond;
  return [
    ...(share < EVENTS_SHARE_MIN ? [`${share.toFixed(2)} of its events a second, at least ${EVENTS_SHARE_MIN}`] : []),
    ...(staffetta.p99Ms > echo.p99Ms + P99_ABOVE_MAX_MS ? [`p99 more than ${P99_ABOVE_MAX_MS} ms above it`] : []),
    ...(staffetta.memoryMb > echo.memoryMb + MEMORY_ABOVE_MAX_MB
      ? [`memory more than ${MEMORY_ABOVE_MAX_MB} MB above it`]
      : []),
    ...(staffetta.failures > 0 ? [`${staffetta.failures} mentions without a reply`] : []),
  ];
}

function medianOf(rounds: readonly Measured[]): Measured {
  const median = (of: (each: Measured) => number) => rounds.map(of).sort((a, b) => a - b)[rounds.length >> 1] ?? 0;
  return {
    eventsPerSecond: median((each) => each.eventsPerSecond),
    p99Ms: median((each) => each.p99Ms),
    memoryMb: median((each) => each.memoryMb),
    failures: Math.max(...rounds.map((each) => each.failures)),
  };
}

function inWords(way: Way, echo: Measured, staffetta: Measured): string {
  const line = (name: string, { eventsPerSecond, p99Ms, memoryMb, failures }: Measured) =>
    `  ${name.padEnd(10)} ${eventsPerSecond.toFixed(0).padStart(6)} events/s   p99 ${p99Ms.toFixed(1).padStart(6)} ms   ${memoryMb.toFixed(0).padStart(4)} MB   ${failures} failures\n`;
  return `Slack over ${way}\n${line("echo", echo)}${line("staffetta", staffetta)}`;
}
