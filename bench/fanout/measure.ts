import { nonceOf } from "../../src/bot/digest/ledger/nonce.ts";
import type { SlotKey } from "../../src/bot/ports/ledger.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { DIGEST_PARTS } from "../../src/bot/ports/subscriptions.ts";
import type { FanoutScenario } from "./scenarios.ts";

export const CATCH_UP_MS = 6 * 3_600_000;
export const SECRET = "a-secret-that-only-benches-know";
const LOCAL_DATE = "2026-01-15";

export type FanoutResult = {
  readonly name: string;
  readonly clock: "simulated" | "real";
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

/** What may differ between a quarter and all of the posts: caches that fill, and pages of the database. */
const HEAP_GROWTH_MAX_MB = 15;

export function violationsOf(result: Omit<FanoutResult, "violations">, expected: number): readonly string[] {
  const { posts, seconds, secondsMax, tooMany, postedTwice, heapQuarterMb, heapEndMb } = result;
  return [
    ...(posts < expected ? [`${expected - posts} were not posted`] : []),
    ...(seconds > secondsMax ? [`${seconds.toFixed(1)} s, more than ${secondsMax}`] : []),
    ...(tooMany > 0 ? [`${tooMany} refused with 429`] : []),
    ...(postedTwice > 0 ? [`${postedTwice} posted twice`] : []),
    ...(heapEndMb - heapQuarterMb > HEAP_GROWTH_MAX_MB ? [`heap grew from ${heapQuarterMb} to ${heapEndMb} MB`] : []),
  ];
}

export type Filling = {
  readonly platform: string;
  readonly createdAtMs: number;
  /** Asked for once the subscriptions are there, which takes a while. */
  readonly dueAtMs: () => number;
};

/** Subscribes all channels and opens a slot of each; returns how many are to be posted. */
export async function fill(
  store: Store,
  { communities, channelsEach, hangs }: Pick<FanoutScenario, "communities" | "channelsEach" | "hangs">,
  { platform, createdAtMs, dueAtMs }: Filling,
): Promise<number> {
  const keys: SlotKey[] = [];
  let expected = 0;
  for (let community = 0; community < communities; community += 1) {
    for (let number = 0; number < channelsEach; number += 1) {
      const channel = { platform, community: `c${community}`, channel: `${number}` };
      await store.subscriptions.save({
        ...channel,
        ...{ timeZone: "UTC", localTime: "09:00", language: "en", parts: DIGEST_PARTS, thread: false },
        ...{ whenExhausted: "pause", pausedUntil: null, createdAtMs },
      });
      keys.push({ ...channel, localDate: LOCAL_DATE });
      if (hangs?.(channel) !== true) expected += 1;
    }
  }
  const times = { dueAtMs: dueAtMs(), closesAtMs: dueAtMs() + CATCH_UP_MS };
  await store.ledger.open(keys.map((key) => ({ ...key, ...times, nonce: nonceOf(key), reason: "planned" })));
  return expected;
}
