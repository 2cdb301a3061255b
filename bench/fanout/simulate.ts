import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../src/adapters/database/open.ts";
import { createComposer } from "../../src/bot/digest/content/compose.ts";
import { createDigestEngine } from "../../src/bot/digest/ledger/engine.ts";
import { type Poster, PostFailedError } from "../../src/bot/ports/poster.ts";
import { entryOf, packOf } from "../../test/doubles/packs.ts";
import { type SimulatedTiming, simulatedTiming } from "../../test/doubles/simulated-timing.ts";
import { randomFrom } from "../search/random.ts";
import { CATCH_UP_MS, type FanoutResult, fill, SECRET, violationsOf } from "./measure.ts";
import type { FanoutScenario, PlatformLimit } from "./scenarios.ts";

const DUE_MS = Date.UTC(2026, 0, 15, 9);
const PLATFORM = "simulated";
const STEP_MS = 1000;
/** After so many seconds something is wrong. */
const SECONDS_MAX = 2000;
const LATENCY_MIN_MS = 60;
const LATENCY_SPREAD_MS = 240;

/** Everything is due at one instant, in simulated time, on SQLite; processes are engines that share it. */
export async function simulateFanout(scenario: FanoutScenario): Promise<FanoutResult> {
  const startedMs = performance.now();
  const timing = simulatedTiming(DUE_MS - 10_000, randomFrom(1));
  const folder = mkdtempSync(join(tmpdir(), "staffetta-fanout-"));
  const environment = { DATABASE_URL: `file:${join(folder, "fanout.db")}`, STAFFETTA_SECRET: SECRET };
  const store = await openStore({ environment, folder, clock: { nowMs: () => Math.round(timing.nowMs()) } });
  try {
    const expected = await fill(store, scenario, {
      ...{ platform: PLATFORM, createdAtMs: DUE_MS - CATCH_UP_MS, dueAtMs: () => DUE_MS },
    });
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
      ...{
        name: scenario.name,
        clock: "simulated" as const,
        posts: platform.times.length,
        secondsMax: scenario.secondsMax,
      },
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
