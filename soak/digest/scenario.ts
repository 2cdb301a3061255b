import { openStore } from "../../src/adapters/database/open.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { type Fault, type PlatformRequest, startPlatform } from "../../test/doubles/posters/platform.ts";
import type { DatabaseKind } from "../databases.ts";
import { type Replica, startFleet } from "../fleet.ts";
import { killAtRandom } from "../kill-at-random.ts";
import { standStill } from "../stand-still.ts";
import { createPhases } from "./phases.ts";

import { type DoubleKind, NOTICES_REFUSED_SHARE, PLATFORM, type Plan, STOPPED_FOR_MS } from "./settings.ts";
import { createSlots } from "./slots.ts";
import { type ScenarioResult, verify, waitUntilSettled } from "./verify.ts";

const COMMUNITIES = 20;
const WAITING_PER_PROCESS_MAX = 24;
const PLATFORM_DELAY_MS = 8;
/** What was under way when a process was stopped may arrive when it goes on: for so long a platform knows a nonce. */
const NONCE_KNOWN_MS = 120_000;
const NOTICES_CHANNEL = "moderators";

export type ScenarioOptions = {
  readonly database: DatabaseKind;
  readonly double: DoubleKind;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly processes: number;
  readonly plan: Plan;
  readonly report: (text: string) => void;
};

/** Posts digests while processes are killed, stopped and not answered; counts what became of each. */
export async function runScenario(options: ScenarioOptions): Promise<ScenarioResult> {
  const { database, double, environment, processes, plan, report } = options;
  const store = await openStore({ environment, folder: process.cwd() });
  let onLine: (replica: Replica, line: string) => void = () => undefined;
  const noFault = ({ action }: PlatformRequest): Fault | undefined =>
    action === "notify" && Math.random() < NOTICES_REFUSED_SHARE ? { kind: "status", status: 503 } : undefined;
  let fault: (request: PlatformRequest) => Fault | undefined = noFault;
  // A dead process sends nothing any more, so its nonces are forgotten at once: history alone keeps a post from being
  // made twice.
  let nonceKnownMs = 0;
  const platform = await startPlatform({
    ...{ kind: double, delayMs: () => Math.random() * PLATFORM_DELAY_MS },
    ...{ nonceKnownMs: () => nonceKnownMs, fault: (request) => fault(request) },
  });
  const fleet = await startFleet({
    ...{ size: processes, spares: 2, environment, program: "soak/digest/replica.ts" },
    settings: { kind: "http", address: platform.address, canFind: double === "idempotent" },
    onLine(replica, line) {
      onLine(replica, line);
      // Also one that came to its point when enough had: it would stand there for good.
      if (line.startsWith("frozen") && fleet.working.has(replica)) void fleet.replace(replica);
    },
  });
  const slots = createSlots(store, processes * WAITING_PER_PROCESS_MAX, (index) => ({
    ...{ platform: PLATFORM, community: `community-${index % COMMUNITIES}`, channel: `channel-${index}` },
  }));
  const { injected, run } = createPhases({
    ...{ slots, processes, report: (text: string) => report(`${database}, ${double}: ${text}`) },
    calm() {
      fleet.arm("");
      onLine = () => undefined;
      fault = noFault;
    },
  });
  const phase = (name: string, times: number, feedEach: number, begin: (happened: () => void) => void) =>
    run({ name, times, feedEach, begin });

  try {
    await settings(store);
    for (const point of ["claimed", "answered", "recorded"] as const) {
      await phase(`killed-${point}`, plan.killsAtPoint, 2, (happened) => {
        onLine = (replica, line) => {
          if (line === `frozen ${point}` && fleet.working.has(replica)) happened();
        };
        fleet.arm(point);
      });
    }
    await phase("killed-unanswered", plan.killsAtPoint, 2, (happened) => {
      fault = (request) => {
        const { action, pid } = request;
        const replica = [...fleet.working].find((each) => each.pid === pid);
        if (action !== "post" || replica === undefined) return noFault(request);
        happened();
        // After the post was made, which is what happens next.
        setImmediate(() => void fleet.replace(replica));
        return { kind: "lose-answer", how: "hang" };
      };
    });
    await phase("killed-at-random", plan.killsAtRandom, 2, (happened) => {
      void killAtRandom(fleet, plan.killsAtRandom, happened);
    });
    const stops = new Set<Promise<void>>();
    nonceKnownMs = NONCE_KNOWN_MS;
    await phase("stopped", plan.stops, 1, (happened) => {
      const stopped = new Set<Replica>();
      let turn = 0;
      onLine = (replica, line) => {
        // Now before the sending, now within it.
        if (line !== (turn % 2 === 0 ? "at sending" : "at claimed") || stopped.has(replica)) return;
        turn += 1;
        stopped.add(replica);
        const standing = standStill(replica.pid, STOPPED_FOR_MS).then(() => {
          stopped.delete(replica);
          happened();
        });
        stops.add(standing);
      };
      fleet.arm("stop");
    });
    await Promise.all(stops);
    await phase("answer-lost", plan.lostAnswers, 1, (happened) => {
      let lost = 0;
      fault = (request) => {
        if (request.action !== "post" || lost >= plan.lostAnswers) return noFault(request);
        lost += 1;
        happened();
        return { kind: "lose-answer", how: lost % 2 === 0 ? "drop" : "hang" };
      };
    });
    // Only there moderators are told anything.
    if (double === "blind") {
      await slots.idle();
      await waitUntilSettled(store, slots.keys);
      await phase("killed-told", plan.killsAtPoint, 1, (happened) => {
        fault = (request) => (request.action === "post" ? { kind: "lose-answer", how: "drop" } : noFault(request));
        onLine = (replica, line) => {
          if (line === "frozen moderators-told" && fleet.working.has(replica)) happened();
        };
        fleet.arm("moderators-told");
      });
    }
    await slots.idle();
    const settled = await waitUntilSettled(store, slots.keys);
    await fleet.stop();
    return {
      database,
      double,
      processes,
      ...verify({ canAsk: double === "idempotent", keys: slots.keys, settled, platform, injected }),
    };
  } finally {
    fleet.kill();
    await platform.close();
    await store.close();
  }
}

async function settings(store: Store): Promise<void> {
  for (let index = 0; index < COMMUNITIES; index += 1) {
    await store.communities.write(PLATFORM, `community-${index}`, { noticesChannel: NOTICES_CHANNEL, language: null });
  }
}
