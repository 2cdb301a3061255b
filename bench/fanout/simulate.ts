import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/database/open.ts";
import { createComposer } from "../../src/bot/digest/content/compose.ts";
import { createDigestEngine } from "../../src/bot/digest/ledger/engine.ts";
import { nonceOf } from "../../src/bot/digest/ledger/nonce.ts";
import type { NewSlot } from "../../src/bot/ports/ledger.ts";
import { type Poster, PostFailedError } from "../../src/bot/ports/poster.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { DIGEST_PARTS } from "../../src/bot/ports/subscriptions.ts";
import { entryOf, packOf } from "../../test/doubles/packs.ts";
import { type SimulatedTiming, simulatedTiming } from "../../test/doubles/simulated-timing.ts";
import { randomFrom } from "../search/random.ts";
import type { FanoutScenario, PlatformLimit } from "./scenarios.ts";

const DUE_MS = Date.UTC(2026, 0, 15, 9);
const LOCAL_DATE = "2026-01-15";
const CATCH_UP_MS = 6 * 3_600_000;
const SECRET = "a-secret-that-only-benches-know";
const PLATFORM = "simulated";
const STEP_MS = 1000;
/** After so many seconds something is wrong. */
const SECONDS_MAX = 2000;
const LATENCY_MIN_MS = 60;
const LATENCY_SPREAD_MS = 240;

export type FanoutResult = {
  readonly name: string;
  readonly posts: number;
  readonly seconds: number;
  readonly secondsMax: number;
  readonly tooMany: number;
  readonly postedTwice: number;
  /** Of the communities, the latest first post of one, in seconds: how long anyone waits for a turn. */
  readonly lastFirstPostSeconds: number;
  /** Heap in use after a collection: with a quarter of the posts made, and with all. */
  readonly heapQuarterMb: number;
  readonly heapEndMb: number;
  readonly realSeconds: number;
  readonly violations: readonly string[];
};

/** Everything is due at one instant, in simulated time, on SQLite; processes are engines that share it. */
export async function simulateFanout(scenario: FanoutScenario): Promise<FanoutResult> {
  const startedMs = performance.now();
  const timing = simulatedTiming(DUE_MS - 10_000, randomFrom(1));
  const folder = mkdtempSync(join(tmpdir(), "staffetta-fanout-"));
  const environment = { DATABASE_URL: `file:${join(folder, "fanout.db")}`, STAFFETTA_SECRET: SECRET };
  const store = await openStore({ environment, folder, clock: { nowMs: () => Math.round(timing.nowMs()) } });
  try {
    const expected = await fill(store, scenario);
    const platform = simulatedPlatform(scenario, timing);
    const compose = createComposer([packOf(["one", "two", "three"].map((id) => entryOf(id)))]);
    const engines = Array.from({ length: scenario.processes }, (_, index) =>
      createDigestEngine({
        ...{ store, compose, posters: [platform.poster], defaultLanguage: "en", owner: `process-${index}`, timing },
      }),
    );
    for (const engine of engines) engine.start();
    let heapQuarterMb = 0;
    for (let seconds = 0; platform.times.length < expected && seconds < SECONDS_MAX; seconds += 1) {
      await timing.pass(STEP_MS);
      if (heapQuarterMb === 0 && platform.times.length >= expected / 4) heapQuarterMb = heapMb();
    }
    const heapEndMb = heapMb();
    await timing.until(Promise.all(engines.map((engine) => engine.stop())));
    const result = {
      ...{ name: scenario.name, posts: platform.times.length, secondsMax: scenario.secondsMax },
      seconds: ((platform.times.at(-1) ?? Number.POSITIVE_INFINITY) - DUE_MS) / 1000,
      ...{ tooMany: platform.counts.tooMany, postedTwice: platform.counts.twice },
      lastFirstPostSeconds: (Math.max(...platform.firstPosts.values()) - DUE_MS) / 1000,
      ...{ heapQuarterMb, heapEndMb, realSeconds: (performance.now() - startedMs) / 1000 },
    };
    return { ...result, violations: violationsOf(result, expected) };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What may differ between a quarter and all of the posts: caches that fill, and pages of the database. */
const HEAP_GROWTH_MAX_MB = 15;

function violationsOf(result: Omit<FanoutResult, "violations">, expected: number): readonly string[] {
  const { posts, seconds, secondsMax, tooMany, postedTwice, heapQuarterMb, heapEndMb } = result;
  return [
    ...(posts < expected ? [`${expected - posts} were not posted`] : []),
    ...(seconds > secondsMax ? [`${seconds.toFixed(1)} s, more than ${secondsMax}`] : []),
    ...(tooMany > 0 ? [`${tooMany} refused with 429`] : []),
    ...(postedTwice > 0 ? [`${postedTwice} posted twice`] : []),
    ...(heapEndMb - heapQuarterMb > HEAP_GROWTH_MAX_MB ? [`heap grew from ${heapQuarterMb} to ${heapEndMb} MB`] : []),
  ];
}

async function fill(store: Store, { communities, channelsEach, hangs }: FanoutScenario): Promise<number> {
  const slots: NewSlot[] = [];
  let expected = 0;
  for (let community = 0; community < communities; community += 1) {
    for (let number = 0; number < channelsEach; number += 1) {
      const channel = { platform: PLATFORM, community: `c${community}`, channel: `${number}` };
      await store.subscriptions.save({
        ...channel,
        ...{ timeZone: "UTC", localTime: "09:00", language: "en", parts: DIGEST_PARTS, thread: false },
        ...{ whenExhausted: "pause", pausedUntil: null, createdAtMs: DUE_MS - CATCH_UP_MS },
      });
      const key = { ...channel, localDate: LOCAL_DATE };
      const times = { dueAtMs: DUE_MS, closesAtMs: DUE_MS + CATCH_UP_MS };
      slots.push({ ...key, ...times, nonce: nonceOf(key), reason: "planned" });
      if (hangs?.(channel) !== true) expected += 1;
    }
  }
  await store.ledger.open(slots);
  return expected;
}

/** Answers after a while, counts as the platform counts, and hangs where it is told to. */
function simulatedPlatform({ limits, enforced, hangs }: FanoutScenario, timing: SimulatedTiming) {
  const random = randomFrom(2);
  const latencyMs = () => LATENCY_MIN_MS + random() * LATENCY_SPREAD_MS;
  const windows = new Map<string, number[]>();
  const seen = new Set<string>();
  const times: number[] = [];
  const firstPosts = new Map<string, number>();
  const counts = { tooMany: 0, twice: 0 };

  function isTooMany(limit: PlatformLimit, key: string, nowMs: number): boolean {
    const recent = (windows.get(key) ?? []).filter((atMs) => atMs > nowMs - limit.withinMs);
    windows.set(key, recent);
    return recent.length >= limit.most || recent.push(nowMs) > limit.most;
  }

  const poster: Poster = {
    platform: PLATFORM,
    async post(channel, _digest, nonce, signal) {
      const nowMs = timing.nowMs();
      for (const [index, limit] of enforced.entries()) {
        if (!isTooMany(limit, `${index}/${limit.keyOf(channel)}`, nowMs)) continue;
        counts.tooMany += 1;
        throw new PostFailedError("post-failed-rate", "Too many.", { retryAfterMs: 1000 });
      }
      if (hangs?.(channel) === true) {
        await new Promise<never>((_, reject) => signal?.addEventListener("abort", () => reject(new Error("Ended."))));
      }
      if (seen.has(nonce)) counts.twice += 1;
      seen.add(nonce);
      times.push(nowMs);
      if (!firstPosts.has(channel.community)) firstPosts.set(channel.community, nowMs);
      await timing.sleep(latencyMs());
      return { messageId: nonce };
    },
    async find(_channel, nonce) {
      await timing.sleep(latencyMs());
      return seen.has(nonce) ? { messageId: nonce } : null;
    },
    notify: async () => undefined,
    nameOf: ({ channel }) => channel,
    limits,
  };
  return { poster, times, firstPosts, counts };
}

function heapMb(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1_000_000);
}
