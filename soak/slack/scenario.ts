import { createServer } from "node:net";
import { openStore } from "../../src/adapters/database/open.ts";
import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import { DEFAULT_SCOPES } from "../../test/doubles/slack/driver/workspace.ts";
import { startSlackDouble } from "../../test/doubles/slack/slack-double.ts";
import type { DatabaseKind } from "../databases.ts";
import { type Fleet, type Replica, startFleet } from "../fleet.ts";
import { pause } from "../pause.ts";
import { countLine, type LogCounts, readLogLine } from "../service/log.ts";
import { REPLICAS, SIGNING_SECRET, SLOWNESS, type SlackPlan, TALK, type Way } from "./settings.ts";
import { createTalk } from "./talk.ts";
import { createTrouble } from "./trouble.ts";
import { type Outcome, outcomeOf, violationsOf } from "./verify.ts";

/** What the log says of a connection. */
const CONNECTED = ["Connected.", "Connected to Slack again."];
const DISCONNECTED = "The connection to Slack ended; connecting anew.";
const CONNECTED_TIMEOUT_MS = 60_000;
/** What was acknowledged at the deadline is answered soon after, if it ever is. */
const REPLIES_TIMEOUT_MS = 20_000;
const BETWEEN_LOOKS_MS = 50;
/** From one being at work to the next one's end. */
const BETWEEN_KILLS_MS = { least: 500, spread: 1500 };
/** Whoever spoke says more by then, though Slack may still have to repeat what was said. */
const PATIENCE_MS = 4000;
/** Slack's last repetition, and its time-out. */
const SETTLED_TIMEOUT_MS = 120_000;

export type SlackResult = {
  readonly database: DatabaseKind;
  readonly way: Way;
  readonly phase: "trouble" | "kills";
  /** What happened, by its name. */
  readonly injected: Readonly<Record<string, number>>;
  readonly events: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Of the double: how often an event was repeated, and how often the app posted. */
  readonly redelivered: number;
  readonly posted: number;
  /** How often the processes said that an answer may have been sent or not. */
  readonly uncertainLogged: number;
  readonly warnings: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly violations: readonly string[];
};

export type SlackScenarioOptions = {
  readonly database: DatabaseKind;
  readonly way: Way;
  readonly phase: SlackResult["phase"];
  readonly environment: Readonly<Record<string, string>>;
  readonly plan: SlackPlan;
  readonly report: (text: string) => void;
};

/** People ask two replicas of the whole bot, while all goes wrong that may; counts what became of each question. */
export async function runSlackScenario(options: SlackScenarioOptions): Promise<SlackResult> {
  const { database, way, phase, environment, plan, report } = options;
  const { retryDelaysMs } = plan;
  const double = await startSlackDouble({
    ...{ retryDelaysMs, keepJournal: false, echoOwnMessages: false },
    messagesKept: Number.POSITIVE_INFINITY,
  });
  const workspace = double.workspace({ scopes: [...DEFAULT_SCOPES, "channels:history"] });
  const injected: Record<string, number> = {};
  const log: LogCounts = { uncertain: 0, messages: {} };
  const connected = new WeakSet<Replica>();
  const ports = way === "http" ? await freePorts(REPLICAS) : [];
  const fleet = await startFleet({
    ...{ size: REPLICAS, spares: phase === "kills" ? 2 : 0, program: "soak/service/replica.ts" },
    settings: { ports, slowness: SLOWNESS },
    environment: {
      ...environment,
      SLACK_API_URL: double.apiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      ...(way === "http" ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: double.appToken }),
    },
    onLine(replica, text) {
      const line = readLogLine(text);
      if (line === undefined) return;
      countLine(log, line);
      if (CONNECTED.includes(line.msg)) connected.add(replica);
      if (line.msg === DISCONNECTED) connected.delete(replica);
    },
  });
  const allConnected = () =>
    until(() => [...fleet.working].every((replica) => connected.has(replica)), CONNECTED_TIMEOUT_MS);

  try {
    if (!(await allConnected())) throw new Error("The replicas didn't connect in time.");
    if (way === "http") {
      const url = ports.map((port) => `http://127.0.0.1:${port}/slack/events`);
      double.http({ url, signingSecret: SIGNING_SECRET });
    }
    const startedMs = Date.now();
    const say = createTalk(workspace, injected);
    const trouble = createTrouble(double, { fleet, way, injected });
    let isOver = false;
    let left = plan.events;
    const mayGoOn = () => (phase === "kills" ? !isOver : left-- > 0);
    const killing = phase === "kills" ? killOneByOne(fleet, plan.kills, allConnected, injected) : Promise.resolve();
    const speak = () => {
      trouble.next();
      return say();
    };
    const talking = talk(TALK[phase], mayGoOn, speak);
    await killing.finally(() => {
      isOver = true;
    });
    const all = await talking;
    await trouble.over();
    double.failNoMore();
    await until(() => all.every(({ repliesSoFar }) => repliesSoFar.length > 0), REPLIES_TIMEOUT_MS);
    await fleet.stop();
    const { outcomes, vain } = await countOutcomes(all, workspace.id, environment);
    const seconds = (Date.now() - startedMs) / 1000;
    report(`${database}, slack over ${way}, ${phase}: ${all.length} events, ${seconds.toFixed(1)} s\n`);
    const { redelivered, posted } = double.journal.counts;
    const evidence = { outcomes, vain, killed: phase === "kills", uncertainLogged: log.uncertain };
    const refused = double.journal.violations.map(({ method, detail }) => `${method}: ${detail}`);
    return {
      ...{ database, way, phase, injected, events: all.length, outcomes, redelivered, posted, seconds },
      ...{ uncertainLogged: log.uncertain, warnings: log.messages },
      violations: [...violationsOf(evidence), ...refused],
    };
  } finally {
    fleet.kill();
    await double.close();
  }
}

/** Says things, so many at once; in the end each was told to have arrived, or given up by Slack. */
async function talk(
  { people, thinkMostMs }: { readonly people: number; readonly thinkMostMs: number },
  mayGoOn: () => boolean,
  say: () => Sent,
): Promise<readonly Sent[]> {
  const all: Sent[] = [];
  const speak = async () => {
    while (mayGoOn()) {
      const sent = say();
      all.push(sent);
      await until(() => sent.deliveries.every(isSettled), PATIENCE_MS);
      await pause(Math.random() * thinkMostMs);
    }
  };
  await Promise.all(Array.from({ length: people }, speak));
  await until(() => all.every(({ deliveries }) => deliveries.every(isSettled)), SETTLED_TIMEOUT_MS);
  return all;
}

function isSettled({ acknowledgement, isGivenUp }: Sent["deliveries"][number]): boolean {
  return acknowledgement !== undefined || isGivenUp;
}

/** As where a fleet is renewed: whoever goes, the others are at work then, and may be hit next. */
async function killOneByOne(
  fleet: Fleet,
  times: number,
  allConnected: () => Promise<boolean>,
  injected: Record<string, number>,
): Promise<void> {
  for (let count = 1; count <= times; count += 1) {
    await pause(BETWEEN_KILLS_MS.least + Math.random() * BETWEEN_KILLS_MS.spread);
    // A connection may have been lost meanwhile.
    if (!(await allConnected())) throw new Error("A replica didn't connect in time.");
    const replicas = [...fleet.working];
    const replica = replicas[Math.floor(Math.random() * replicas.length)];
    if (replica !== undefined) await fleet.replace(replica);
    injected.killed = count;
    if (!(await allConnected())) throw new Error("A replica didn't connect in time.");
  }
}

async function countOutcomes(
  all: readonly Sent[],
  team: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly outcomes: SlackResult["outcomes"]; readonly vain: readonly string[] }> {
  const store = await openStore({ environment, folder: process.cwd() });
  const outcomes: Partial<Record<Outcome, number>> = {};
  const vain: string[] = [];
  try {
    for (const sent of all) {
      const outcome = await outcomeOf(sent, team, store.handledEvents);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome === "given up by Slack") vain.push(failuresOf(sent));
    }
  } finally {
    await store.close();
  }
  return { outcomes, vain };
}

/** Why each attempt was in vain. */
function failuresOf({ deliveries }: Sent): string {
  return deliveries.map(({ attempts }) => attempts.map(({ failure }) => failure).join(", ")).join("; ");
}

/** Whether it came true in time. */
async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const startedMs = Date.now();
  while (!holds()) {
    if (Date.now() - startedMs > withinMs) return false;
    await pause(BETWEEN_LOOKS_MS);
  }
  return true;
}

/** Ports that are free now. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports: number[] = [];
  for (const server of servers) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address === "object" && address !== null) ports.push(address.port);
  }
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  return ports;
}
