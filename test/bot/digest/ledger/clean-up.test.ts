import { expect, it } from "vitest";
import { DEFAULT_RETENTION, type RetentionLimits } from "../../../../src/bot/ports/upkeep.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, rigOf } from "./rig.ts";

/** Processes that clean up one store; `cleaned` has an instant for each time. */
async function processes(count: number, failures = 0) {
  const cleaned: number[] = [];
  const limitsGiven: RetentionLimits[] = [];
  let left = failures;
  const rig = await rigOf({
    options: { pollMs: HOUR_MS, planEveryMs: HOUR_MS },
    store: (store) => ({
      ...store,
      upkeep: {
        async cleanUp(limits) {
          left -= 1;
          if (left >= 0) throw new Error("no connection");
          cleaned.push(rig.timing.nowMs());
          limitsGiven.push(limits);
          return store.upkeep.cleanUp(limits);
        },
      },
    }),
  });
  const retention = { ...DEFAULT_RETENTION, slotsMs: DAY_MS };
  const engines = Array.from({ length: count }, () => rig.another({ retention }));
  for (const engine of engines) engine.start();
  return {
    ...rig,
    cleaned,
    limitsGiven,
    stop: () => rig.timing.until(Promise.all(engines.map((each) => each.stop()))),
  };
}

it.each([1, 3])("the store is cleaned up about once an hour by %i processes", async (count) => {
  const { timing, cleaned, limitsGiven, stop, steps } = await processes(count);
  await timing.pass(DAY_MS);
  expect(cleaned.length).toBeGreaterThanOrEqual(18);
  const between = cleaned.slice(1).map((atMs, index) => atMs - (cleaned[index] ?? 0));
  expect(Math.min(...between)).toBeGreaterThanOrEqual(HOUR_MS);
  expect(limitsGiven[0]?.slotsMs).toBe(DAY_MS);
  expect(steps.filter(({ step }) => step === "cleaned-up")).toHaveLength(cleaned.length);
  await stop();
});

it("a clean-up that failed is tried again before the hour is over", async () => {
  const { timing, cleaned, stop, steps } = await processes(1, 1);
  await timing.pass(45 * MINUTE_MS);
  expect(cleaned).toHaveLength(1);
  expect(steps.some(({ step }) => step === "failed")).toBe(true);
  await stop();
});

it("slots of long ago are deleted, by the limits that the engine was given", async () => {
  const { store, timing, stop, slot } = await processes(1);
  await timing.pass(3 * HOUR_MS);
  expect((await slot())?.slot.state).toBe("posted");
  await store.subscriptions.save({ ...(await subscriptionIn(store)), pausedUntil: "2027-01-01" });
  await timing.pass(2 * DAY_MS);
  expect(await slot()).toBeUndefined();
  await stop();
});

async function subscriptionIn(store: Awaited<ReturnType<typeof processes>>["store"]) {
  const [subscription] = await store.subscriptions.list("discord", "guild");
  if (subscription === undefined) throw new Error("Nothing is subscribed.");
  return subscription;
}
