import { openStore } from "../../../src/adapters/database/open.ts";
import type { DatabaseKind } from "../../databases.ts";
import { startDoubleProcess } from "../../double-process.ts";
import { type Replica, startFleet } from "../../fleet.ts";
import { killAtRandom } from "../../kill-at-random.ts";
import { createPhases } from "../phases.ts";
import { type PlatformKind, type PlatformPlan, SENDING } from "../settings.ts";
import { createSlots } from "../slots.ts";
import { type ScenarioResult, verify, waitUntilSettled } from "../verify.ts";
import { type DigestDouble, type DoubleSettings, LOST } from "./double.ts";

const COMMUNITIES = 5;
/** A channel's place is a second away, a workspace's a fifth of one: fewer wait than at the HTTP doubles. */
const WAITING_PER_PROCESS_MAX = 4;
/** Slack's opening words rather stay away than come twice, and come again where a process died in between. */
const OPENINGS = { discord: { least: 1, most: 1 }, slack: { least: 0, most: 2 } };

export type PlatformScenarioOptions = {
  readonly kind: PlatformKind;
  readonly history: boolean;
  readonly database: DatabaseKind;
  readonly environment: Readonly<Record<string, string>>;
  readonly processes: number;
  readonly plan: PlatformPlan;
  readonly report: (text: string) => void;
};

/**
 * Posts digests through a platform's own client library while processes are killed at each step and at random; counts
 * what became of each.
 */
export async function runPlatformScenario(options: PlatformScenarioOptions): Promise<ScenarioResult> {
  const { kind, history, database, processes, plan, report } = options;
  const name = `${kind} ${history ? "with" : "without"} history`;
  let onLine: (replica: Replica, line: string) => void = () => undefined;
  let onLost: (channel: string) => void = () => undefined;
  let losesAnswers = false;
  const store = await openStore({ environment: options.environment, folder: process.cwd() });
  const settings: DoubleSettings = { history };
  const double = await startDoubleProcess<DigestDouble>(`soak/digest/platforms/${kind}-double.ts`, settings, (news) => {
    if (news.startsWith(LOST)) onLost(news.slice(LOST.length));
  });
  const communities = await double.call("communities", COMMUNITIES);
  for (const { community, noticesChannel } of communities) {
    await store.communities.write(kind, community, { noticesChannel, language: null });
  }
  const fleet = await startFleet({
    ...{ size: processes, spares: 1, program: "soak/digest/replica.ts", settings: { kind } },
    environment: { ...options.environment, ...(await double.call("environment")) },
    onLine(replica, line) {
      onLine(replica, line);
      if (line.startsWith("frozen") && fleet.working.has(replica)) void fleet.replace(replica);
    },
  });
  const slots = createSlots(store, processes * WAITING_PER_PROCESS_MAX, async (index) => {
    const { community } = communities[index % communities.length] ?? { community: "" };
    // Every other one: who is killed has something else in hand too.
    const isLost = losesAnswers && index % 2 === 0;
    const channel = await double.call("channel", { community, isLost });
    return { platform: kind, community, channel };
  });
  const { injected, run } = createPhases({
    ...{ slots, processes, report: (text: string) => report(`${database}, ${name}: ${text}`) },
    calm() {
      fleet.arm("");
      onLine = () => undefined;
      onLost = () => undefined;
      losesAnswers = false;
    },
  });

  try {
    for (const point of ["claimed", "answered", "recorded"] as const) {
      await run({
        ...{ name: `killed-${point}`, times: plan.killsAtPoint, feedEach: 2 },
        begin(happened) {
          onLine = (replica, line) => {
            if (line === `frozen ${point}` && fleet.working.has(replica)) happened();
          };
          fleet.arm(point);
        },
      });
    }
    await run({
      ...{ name: "killed-unanswered", times: plan.killsAtPoint, feedEach: 1 },
      begin(happened) {
        const senders = createSenders((replica) => {
          if (!fleet.working.has(replica)) return;
          happened();
          void fleet.replace(replica);
        });
        onLine = (replica, line) => {
          if (line.startsWith(SENDING)) senders.began(line.slice(SENDING.length), replica);
        };
        onLost = senders.lost;
        losesAnswers = true;
        fleet.arm("unanswered");
      },
    });
    await run({
      ...{ name: "killed-at-random", times: plan.killsAtRandom, feedEach: 2 },
      begin: (happened) => void killAtRandom(fleet, plan.killsAtRandom, happened),
    });
    await slots.idle();
    const settled = await waitUntilSettled(store, slots.keys);
    await fleet.stop();
    const { posts, threads, notices, violations } = await double.call("evidence");
    const platform = { posts, threads: new Map(threads), notices };
    const found = verify({
      ...{ canAsk: history, openings: OPENINGS[kind], keys: slots.keys, settled, platform, injected },
    });
    return { database, double: name, processes, ...found, violations: [...found.violations, ...violations] };
  } finally {
    fleet.kill();
    double.close();
    await store.close();
  }
}

/** Tells who was sending to a channel when the answer was lost, whichever of the two is heard of first. */
function createSenders(found: (replica: Replica) => void) {
  const sending = new Map<string, Replica>();
  const lost = new Set<string>();
  const match = (channel: string) => {
    const replica = sending.get(channel);
    if (replica === undefined || !lost.has(channel)) return;
    sending.delete(channel);
    lost.delete(channel);
    found(replica);
  };
  return {
    began(channel: string, replica: Replica) {
      sending.set(channel, replica);
      match(channel);
    },
    lost(channel: string) {
      lost.add(channel);
      match(channel);
    },
  };
}
