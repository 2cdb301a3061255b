import { startDiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import type { DatabaseEnvironment } from "../databases.ts";
import { startFleet } from "../fleet.ts";
import { countLine, type LogCounts, readLogLine } from "../service/log.ts";
import { COMMANDS, createPeople, type Did } from "./people.ts";
import { AT_ONCE, type DiscordPlan, SLOWNESS } from "./settings.ts";
import { createTrouble } from "./trouble.ts";

const CONNECTED_TIMEOUT_MS = 30_000;
/** Discord's three seconds, and what a busy machine takes to notice. */
const ACKNOWLEDGED_TIMEOUT_MS = 4000;
const ANSWERED_TIMEOUT_MS = 30_000;

export type DiscordOutcome =
  | "answered"
  | "choices shown"
  | "not acknowledged in time"
  | "never answered"
  | "answered twice";

export type DiscordResult = {
  /** What happened, by its name. */
  readonly injected: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Partial<Record<DiscordOutcome, number>>>;
  /** From sending an interaction to its acknowledgement, in milliseconds: median, 99 of 100, and the longest. */
  readonly acknowledgedAfterMs: { readonly median: number; readonly p99: number; readonly most: number };
  /** Acknowledged with the answer itself, or with a request to wait. */
  readonly atOnce: number;
  readonly deferred: number;
  readonly identifies: number;
  readonly resumes: number;
  readonly warnings: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly violations: readonly string[];
};

/** Callbacks that ask Discord, and the person, to wait. */
const DEFERRED = 5;

/** People use the whole bot while its core is slow and the way to Discord is bad; counts what became of each interaction. */
export async function runDiscordScenario(
  environment: DatabaseEnvironment,
  { interactions }: DiscordPlan,
  report: (text: string) => void,
): Promise<DiscordResult> {
  const double = await startDiscordDouble({ keep: "recent" });
  const injected: Record<string, number> = {};
  const log: LogCounts = { uncertain: 0, uncertainClaims: new Set(), messages: {} };
  const outcomes: Partial<Record<DiscordOutcome, number>> = {};
  const acknowledgedAfterMs: number[] = [];
  const kinds = { atOnce: 0, deferred: 0 };
  const fleet = await startFleet({
    ...{ size: 1, spares: 0, program: "soak/service/replica.ts", settings: { ports: [], slowness: SLOWNESS } },
    environment: { ...environment, DISCORD_API_URL: double.apiUrl, DISCORD_TOKEN: double.token },
    onLine(_replica, text) {
      const line = readLogLine(text);
      if (line !== undefined) countLine(log, line);
    },
  });
  try {
    await double.connected(1, { timeoutMs: CONNECTED_TIMEOUT_MS });
    const areRegistered = () => {
      const names = double.commands.list("global").map(({ name }) => name);
      return ["ask", ...COMMANDS].every((name) => names.includes(name)) || undefined;
    };
    await double.until(areRegistered, { timeoutMs: CONNECTED_TIMEOUT_MS, what: "the commands" });
    const startedMs = Date.now();
    const people = createPeople(double, injected);
    const trouble = createTrouble(double, injected);
    const all: Did[] = [];
    let left = interactions;
    const speak = async () => {
      while (left > 0) {
        left -= 1;
        trouble();
        const did = people.act();
        all.push(did);
        await settled(did);
        const [answer] = did.handle.replies();
        if (answer !== undefined) people.saw(answer);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, speak));
    const seconds = (Date.now() - startedMs) / 1000;
    report(`discord: ${interactions} interactions, ${seconds.toFixed(1)} s\n`);
    await fleet.stop();
    // Only now, since a second answer may come long after the first.
    for (const did of all) {
      const outcome = outcomeOf(did);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const { acknowledgement } = did.handle;
      if (acknowledgement === undefined) continue;
      acknowledgedAfterMs.push(acknowledgement.afterMs);
      kinds[acknowledgement.type === DEFERRED ? "deferred" : "atOnce"] += 1;
    }
    const { identifies, resumes } = double.counts;
    return {
      ...{ injected, outcomes, ...kinds, identifies, resumes, warnings: log.messages, seconds },
      acknowledgedAfterMs: summary(acknowledgedAfterMs),
      violations: [...violationsOf(outcomes), ...double.violations.map(({ where, message }) => `${where}: ${message}`)],
    };
  } finally {
    fleet.kill();
    await double.close();
  }
}

/** Resolves when everything came of it that should, or too much time has passed. */
async function settled({ kind, handle }: Did): Promise<void> {
  const acknowledged = handle.acknowledged({ timeoutMs: ACKNOWLEDGED_TIMEOUT_MS });
  const answered = () => (kind === "choices" ? undefined : handle.reply({ timeoutMs: ANSWERED_TIMEOUT_MS }));
  await acknowledged.then(answered).catch(() => undefined);
}

function outcomeOf({ kind, handle }: Did): DiscordOutcome {
  if (handle.acknowledgement === undefined) return "not acknowledged in time";
  if (kind === "choices") return "choices shown";
  const answers = handle.replies().length;
  if (answers === 0) return "never answered";
  return answers === 1 ? "answered" : "answered twice";
}

function violationsOf(outcomes: DiscordResult["outcomes"]): readonly string[] {
  return (["not acknowledged in time", "never answered", "answered twice"] as const).flatMap((outcome) =>
    outcomes[outcome] === undefined ? [] : [`${outcomes[outcome]} were ${outcome}`],
  );
}

function summary(unsorted: readonly number[]): DiscordResult["acknowledgedAfterMs"] {
  const sorted = unsorted.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { median: at(0.5), p99: at(0.99), most: at(1) };
}
