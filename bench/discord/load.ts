import type { DiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import type { Person } from "../../test/doubles/discord/driver/people.ts";

export type Load = {
  readonly questions: readonly string[];
  /** They take turns. */
  readonly people: readonly Person[];
  readonly count: number;
};

const ACKNOWLEDGED_WITHIN_MS = 30_000;
const SECOND_MS = 1000;

/** Interactions a second where as many are always waiting. */
export async function throughput(double: DiscordDouble, load: Load, waiting: number): Promise<number> {
  const { count } = load;
  let sent = 0;
  const startedMs = performance.now();
  const people = Array.from({ length: waiting }, async () => {
    while (sent < count) {
      sent += 1;
      await ask(double, load, sent);
    }
  });
  await Promise.all(people);
  return count / ((performance.now() - startedMs) / SECOND_MS);
}

/** From each interaction to its callback, in ms, where so many a second come whether they are answered or not. */
export async function latencies(double: DiscordDouble, load: Load, perSecond: number): Promise<readonly number[]> {
  const { count } = load;
  const startedMs = performance.now();
  const asked: Promise<number>[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    const waitMs = startedMs + (sent * SECOND_MS) / perSecond - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    asked.push(ask(double, load, sent));
  }
  return Promise.all(asked);
}

async function ask(double: DiscordDouble, { questions, people }: Load, position: number): Promise<number> {
  const question = questions[position % questions.length] ?? "";
  const user = people[position % people.length];
  const sentMs = performance.now();
  const asked = double.command({ name: "ask", options: { question }, ...(user !== undefined && { user }) });
  await asked.acknowledged({ timeoutMs: ACKNOWLEDGED_WITHIN_MS });
  return performance.now() - sentMs;
}

/** @param share 0.99 for the 99th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
