import { expect, it } from "vitest";
import { DAY_MS, DUE_MS, KEY, MINUTE_MS, rigOf, SECOND_MS, subscriptionOf } from "./rig.ts";

const CHANNELS = 600;
const INTERVAL_MS = 20;

it("many channels are posted as fast as the limit allows by several processes: no place is taken and given up", async () => {
  const limits = () => [{ key: "all", intervalMs: INTERVAL_MS, burst: 1 }];
  const { another, timing, poster, store } = await rigOf({
    poster: { limits },
    // What is due at once needs longer than a process may wait for a place.
    options: { leaseMs: 16 * SECOND_MS, postTimeoutMs: 4 * SECOND_MS, planEveryMs: DAY_MS, openAheadMs: 5 * MINUTE_MS },
  });
  for (let index = 1; index < CHANNELS; index += 1) {
    await store.subscriptions.save(subscriptionOf({ community: `guild-${index % 20}`, channel: `channel-${index}` }));
  }
  const engines = ["one", "two", "three"].map((owner) => another({ owner }));
  for (const engine of engines) engine.start();
  await timing.pass(4 * MINUTE_MS + 1.5 * CHANNELS * INTERVAL_MS);
  expect(poster.posts).toHaveLength(CHANNELS);
  expect(poster.asked.count).toBe(CHANNELS);
  const times = poster.posts.map(({ atMs }) => atMs).toSorted((one, other) => one - other);
  expect(times[0]).toBeGreaterThanOrEqual(DUE_MS);
  expect(new Set(poster.posts.map(({ channel }) => channel.channel)).has(KEY.channel)).toBe(true);
  await timing.until(Promise.all(engines.map((engine) => engine.stop())));
});
