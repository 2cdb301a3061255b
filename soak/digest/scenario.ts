import { spawn } from "node:child_process";
import { once } from "node:events";
import { openStore } from "../../src/adapters/database/open.ts";
import { nonceOf } from "../../src/bot/digest/ledger/nonce.ts";
import type { SlotKey } from "../../src/bot/ports/ledger.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { DIGEST_PARTS } from "../../src/bot/ports/subscriptions.ts";
import { type Fault, type PlatformRequest, startPlatform } from "../../test/doubles/posters/platform.ts";
import { type Fleet, type Replica, startFleet } from "./fleet.ts";
import {
  type DatabaseKind,
  type DoubleKind,
  NOTICES_REFUSED_SHARE,
  PLATFORM,
  type Plan,
  STOPPED_FOR_MS,
} from "./settings.ts";
import { type ScenarioResult, verify, waitUntilSettled } from "./verify.ts";

const LOCAL_DATE = "2026-01-15";
const CATCH_UP_MS = 3_600_000;
const YEARS_MS = 315_360_000_000;
const COMMUNITIES = 20;
/** Where nothing has happened for so long, there is nothing left to do: more is opened. */
const IDLE_MS = 150;
const WAITING_PER_PROCESS_MAX = 24;
const PHASE_TIMEOUT_MS = 600_000;
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
  const slots: SlotKey[] = [];
  const injected: Record<string, number> = {};
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
    ...{ size: processes, spares: 2, environment },
    settings: { address: platform.address, canFind: double === "idempotent" },
    onLine(replica, line) {
      onLine(replica, line);
      // Also one that came to its point when enough had: it would stand there for good.
      if (line.startsWith("frozen") && fleet.working.has(replica)) void fleet.replace(replica);
    },
  });
  let feeding: Promise<void> = Promise.resolve();
  const feed = (count: number) => {
    feeding = feeding.then(async () => {
      if (!(await isFull(store, slots, processes * WAITING_PER_PROCESS_MAX))) await open(store, slots, count);
    });
    return feeding;
  };

  /** Until something was done to the processes so often; `happened` is to be called each time. */
  async function phase(name: string, times: number, feedEach: number, begin: (happened: () => void) => void) {
    const startedMs = Date.now();
    let count = 0;
    let isOver = false;
    let lastMs = Date.now();
    begin(() => {
      count += 1;
      lastMs = Date.now();
      if (isOver) return;
      if (count <= times) injected[name] = count;
      void feed(feedEach);
    });
    await feed(processes * 2);
    while (count < times) {
      await pause(25);
      if (Date.now() - lastMs > IDLE_MS) {
        lastMs = Date.now();
        await feed(processes);
      }
      if (Date.now() - startedMs > PHASE_TIMEOUT_MS) throw new Error(`${name}: only ${count} of ${times} in time.`);
    }
    isOver = true;
    fleet.arm("");
    onLine = () => undefined;
    fault = noFault;
    report(`${database}, ${double}: ${name} ${times} times, ${((Date.now() - startedMs) / 1000).toFixed(1)} s\n`);
  }

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
        const standing = standStill(replica).then(() => {
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
      await feeding;
      await waitUntilSettled(store, slots);
      await phase("killed-told", plan.killsAtPoint, 1, (happened) => {
        fault = (request) => (request.action === "post" ? { kind: "lose-answer", how: "drop" } : noFault(request));
        onLine = (replica, line) => {
          if (line === "frozen moderators-told" && fleet.working.has(replica)) happened();
        };
        fleet.arm("moderators-told");
      });
    }
    await feeding;
    const settled = await waitUntilSettled(store, slots);
    await fleet.stop();
    return { database, double, processes, ...verify({ double, keys: slots, settled, platform, injected }) };
  } finally {
    fleet.kill();
    await platform.close();
    await store.close();
  }
}

/**
 * Another process wakes it: on SQLite one that stands still may hold the only write lock, and this one then waits for
 * it without hearing its own timers.
 */
async function standStill({ pid }: Replica): Promise<void> {
  const seconds = STOPPED_FOR_MS / 1000;
  await once(spawn("sh", ["-c", `kill -STOP ${pid}; sleep ${seconds}; kill -CONT ${pid}`]), "exit");
}

async function killAtRandom(fleet: Fleet, times: number, happened: () => void): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await pause(20 + Math.random() * 300);
    const replicas = [...fleet.working];
    const replica = replicas[Math.floor(Math.random() * replicas.length)];
    if (replica !== undefined) await fleet.replace(replica);
    happened();
  }
}

async function settings(store: Store): Promise<void> {
  for (let index = 0; index < COMMUNITIES; index += 1) {
    await store.communities.write(PLATFORM, `community-${index}`, { noticesChannel: NOTICES_CHANNEL, language: null });
  }
}

/** Whether as many slots wait as were opened last: a machine that is busy must not drown in them. */
async function isFull({ ledger }: Store, slots: readonly SlotKey[], most: number): Promise<boolean> {
  const early = slots.at(-most);
  return early !== undefined && (await ledger.story(early))?.slot.fence === 0;
}

/** So many more channels whose digest is due now. */
async function open(store: Store, slots: SlotKey[], count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const community = `community-${slots.length % COMMUNITIES}`;
    const channel = { platform: PLATFORM, community, channel: `channel-${slots.length}` };
    const key = { ...channel, localDate: LOCAL_DATE };
    slots.push(key);
    const nowMs = Date.now();
    await store.subscriptions.save({
      ...channel,
      ...{ timeZone: "UTC", localTime: "09:00", language: "en", parts: DIGEST_PARTS, thread: true },
      // The planner has nothing to add.
      ...{ whenExhausted: "pause", pausedUntil: null, createdAtMs: nowMs + YEARS_MS },
    });
    const times = { dueAtMs: nowMs - 1000, closesAtMs: nowMs + CATCH_UP_MS };
    await store.ledger.open([{ ...key, ...times, nonce: nonceOf(key), reason: "planned" }]);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
