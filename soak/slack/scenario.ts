import { createServer } from "node:net";
import { openStore } from "../../src/adapters/database/open.ts";
import { messageKey } from "../../src/adapters/slack/events/keys.ts";
import { BROUGHT } from "../../src/adapters/slack/intake/intake.ts";
import { DEFAULT_RETENTION } from "../../src/bot/ports/upkeep.ts";
import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import { DEFAULT_SCOPES } from "../../test/doubles/slack/driver/workspace.ts";
import { startSlackDouble } from "../../test/doubles/slack/slack-double.ts";
import type { DatabaseKind } from "../databases.ts";
import { type Replica, startFleet } from "../fleet.ts";
import { pause } from "../pause.ts";
import { countLine, type LogCounts, readLogLine } from "../service/log.ts";
import { until } from "../until.ts";
import { createCrowd } from "./crowd.ts";
import { killOneByOne } from "./renew.ts";
import { REPLICAS, SIGNING_SECRET, SLOWNESS, type SlackPlan, TALK, type Way } from "./settings.ts";
import { createTalk } from "./talk.ts";
import { createTrouble } from "./trouble.ts";
import { isUnfinished, type Outcome, outcomeOf, type SlackEvidence, violationsOf } from "./verify.ts";

/** What the log says of a connection. */
const CONNECTED = ["Connected.", "Connected to Slack again."];
const DISCONNECTED = "The connection to Slack ended; connecting anew.";
const WELL_TIMEOUT_MS = 120_000;
/** What was acknowledged at the deadline is answered soon after, if it ever is. */
const REPLIES_TIMEOUT_MS = 20_000;
/** A look at an event claims it; anything longer is good. */
const LOOK_LEASE_MS = 1;
/** Longer than a process claims an event. */
const CLAIMS_LAPSE_MS = 65_000;
const BETWEEN_COUNTS_MS = 1000;

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
  const log: LogCounts = { uncertain: 0, uncertainClaims: new Set(), messages: {} };
  const connected = new WeakSet<Replica>();
  /** How often a replica read an event, by its id. */
  const readings = new Map<unknown, number>();
  const ports = way === "http" ? await freePorts(REPLICAS) : [];
  const fleet = await startFleet({
    ...{ size: REPLICAS, spares: phase === "kills" ? 2 : 0, program: "soak/service/replica.ts" },
    settings: { ports, slowness: SLOWNESS },
    environment: {
      ...environment,
      LOG_LEVEL: "debug",
      SLACK_API_URL: double.apiUrl,
      SLACK_BOT_TOKEN: workspace.botToken,
      ...(way === "http" ? { SLACK_SIGNING_SECRET: SIGNING_SECRET } : { SLACK_APP_TOKEN: double.appToken }),
    },
    onLine(replica, text) {
      const line = readLogLine(text);
      if (line === undefined) return;
      countLine(log, line);
      if (line.msg === BROUGHT) readings.set(line.event, (readings.get(line.event) ?? 0) + 1);
      if (CONNECTED.includes(line.msg)) connected.add(replica);
      if (line.msg === DISCONNECTED) connected.delete(replica);
    },
  });
  const isWhole = () =>
    [...fleet.working].every((replica) => connected.has(replica)) && fleet.working.size === REPLICAS;

  try {
    if (!(await until(isWhole, WELL_TIMEOUT_MS))) throw new Error("The replicas didn't connect in time.");
    if (way === "http") {
      const url = ports.map((port) => `http://127.0.0.1:${port}/slack/events`);
      double.http({ url, signingSecret: SIGNING_SECRET });
    }
    const startedMs = Date.now();
    const say = createTalk(workspace, injected);
    const trouble = createTrouble(double, { fleet, way, injected, mayStrike: isWhole });
    const crowd = createCrowd(TALK[phase], () => {
      trouble.next();
      return say();
    });
    const isWell = async () => {
      await trouble.over();
      return until(() => isWhole() && crowd.isCalm(), WELL_TIMEOUT_MS);
    };
    let isOver = false;
    let left = plan.events;
    const talking = crowd.talk(() => (phase === "kills" ? !isOver : left-- > 0));
    const killing = phase === "kills" ? killOneByOne(fleet, plan.kills, isWell, injected) : Promise.resolve();
    await killing.finally(() => {
      isOver = true;
    });
    await talking;
    await trouble.over();
    const all = crowd.said;
    double.failNoMore();
    await until(() => all.every(({ repliesSoFar }) => repliesSoFar.length > 0), REPLIES_TIMEOUT_MS);
    await fleet.stop();
    const count = await countOutcomes(all, workspace.id, environment, {
      readings,
      uncertainClaims: log.uncertainClaims,
    });
    const seconds = (Date.now() - startedMs) / 1000;
    report(`${database}, slack over ${way}, ${phase}: ${all.length} events, ${seconds.toFixed(1)} s\n`);
    const { redelivered, posted } = double.journal.counts;
    const evidence = { ...count, killed: phase === "kills" };
    const refused = double.journal.violations.map(({ method, detail }) => `${method}: ${detail}`);
    return {
      ...{ database, way, phase, injected, events: all.length, outcomes: count.outcomes, redelivered, posted, seconds },
      ...{ uncertainLogged: log.uncertain, warnings: log.messages },
      violations: [...violationsOf(evidence), ...refused],
    };
  } finally {
    fleet.kill();
    await double.close();
  }
}

/** What the replicas' logs say: how often each event was read, and what may have been answered or not. */
type LogEvidence = {
  readonly readings: ReadonlyMap<unknown, number>;
  readonly uncertainClaims: ReadonlySet<unknown>;
};
type Count = Pick<SlackEvidence, "outcomes" | "vain" | "unfinished" | "unfinishedCounted">;

async function countOutcomes(
  all: readonly Sent[],
  team: string,
  environment: Readonly<Record<string, string>>,
  { readings, uncertainClaims }: LogEvidence,
): Promise<Count> {
  const { handledEvents, upkeep, close } = await openStore({ environment, folder: process.cwd() });
  const outcomes: Partial<Record<Outcome, number>> = {};
  const vain: string[] = [];
  let unfinished = 0;
  let unfinishedCounted = 0;
  try {
    for (const sent of all) {
      const key = messageKey(team, sent.channel, sent.ts);
      const handling = await handledEvents.begin([key], LOOK_LEASE_MS);
      if (handling === "begun") await handledEvents.release([key]);
      if (isUnfinished(handling)) unfinished += 1;
      const outcome = outcomeOf(sent, handling, uncertainClaims.has(key));
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (outcome === "given up by Slack" || outcome === "lost") vain.push(failuresOf(sent, readings));
    }
    for (let waitedMs = 0; waitedMs <= CLAIMS_LAPSE_MS; waitedMs += BETWEEN_COUNTS_MS) {
      await pause(BETWEEN_COUNTS_MS);
      unfinishedCounted += (await upkeep.cleanUp({ ...DEFAULT_RETENTION, handledEventsMs: 0 })).unfinishedEvents;
      if (unfinishedCounted >= unfinished) break;
    }
    return { outcomes, vain, unfinished, unfinishedCounted };
  } finally {
    await close();
  }
}

/** What came of each attempt, and how often one was read. */
function failuresOf({ deliveries }: Sent, readings: ReadonlyMap<unknown, number>): string {
  const inWords = ({ attempts, payload }: Sent["deliveries"][number]) =>
    `${attempts.map(({ failure = "acknowledged" }) => failure).join(", ")}; read ${readings.get(payload.event_id) ?? 0} times`;
  return deliveries.map(inWords).join("; ");
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
