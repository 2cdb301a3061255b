import { describe, expect, it } from "vitest";
import { DUE_MS, HOUR_MS, KEY, MINUTE_MS, rigOf, SECOND_MS, subscriptionOf } from "./rig.ts";

describe("the end of a process", () => {
  it("waits for what is under way, gives back what isn't sent, and may be asked for twice", async () => {
    const limits = () => [{ key: "slow", intervalMs: 5000, burst: 1 }];
    const { engine, timing, poster, store, slot } = await rigOf({ poster: { delayMs: 3000, limits } });
    await store.subscriptions.save(subscriptionOf({ channel: "second" }));
    engine.start();
    await timing.pass(4 * MINUTE_MS + 2 * SECOND_MS);
    const ends = [engine.stop(), engine.stop()];
    await timing.until(Promise.all(ends));
    expect(poster.posts).toHaveLength(1);
    const states = await Promise.all(
      ["general", "second"].map(async (channel) => (await slot({ channel }))?.slot.state),
    );
    expect(states.toSorted()).toEqual(["due", "posted"]);
    await timing.pass(HOUR_MS);
    expect(poster.asked.count).toBe(1);
  });

  it("takes ten seconds at most, also where a platform never answers; what was sent is reconciled", async () => {
    const { engine, another, timing, poster, slot } = await rigOf({ poster: { script: [{ kind: "hung" }] } });
    engine.start();
    await timing.pass(4 * MINUTE_MS + 2 * SECOND_MS);
    expect(poster.asked.count).toBe(1);
    const startedMs = timing.steadyMs();
    await timing.until(engine.stop());
    expect(timing.steadyMs() - startedMs).toBeLessThanOrEqual(10 * SECOND_MS);
    expect((await slot())?.slot).toMatchObject({ state: "claimed", sendStarted: true });
    const next = another({ owner: "two" });
    next.start();
    await timing.pass(5 * MINUTE_MS);
    expect((await slot())?.slot).toMatchObject({ state: "posted", fence: 2 });
    await timing.until(next.stop());
  });

  it("takes ten seconds at most, also where the store never answers", async () => {
    const { engine, timing, poster } = await rigOf({
      store: (store) => ({ ...store, ledger: { ...store.ledger, record: () => new Promise(() => undefined) } }),
    });
    engine.start();
    await timing.pass(4 * MINUTE_MS + 5 * SECOND_MS);
    expect(poster.posts).toHaveLength(1);
    const startedMs = timing.steadyMs();
    await timing.until(engine.stop());
    expect(timing.steadyMs() - startedMs).toBeLessThanOrEqual(10 * SECOND_MS);
  });

  it("ends what is worked off once, too", async () => {
    const limits = () => [{ key: "slow", intervalMs: 5000, burst: 1 }];
    const { engine, timing, poster, store, slot } = await rigOf({ poster: { limits } });
    await store.subscriptions.save(subscriptionOf({ channel: "second" }));
    await timing.pass(5 * MINUTE_MS);
    const once = engine.runOnce();
    await timing.pass(SECOND_MS);
    await timing.until(Promise.all([engine.stop(), once]));
    expect(poster.posts).toHaveLength(1);
    const states = await Promise.all(
      ["general", "second"].map(async (channel) => (await slot({ channel }))?.slot.state),
    );
    expect(states.toSorted()).toEqual(["due", "posted"]);
  });

  it("ends a process that never started", async () => {
    const { engine } = await rigOf();
    await engine.stop();
    await engine.stop();
  });
});

describe("a store that fails", () => {
  it("is asked again, and what was answered is written down", async () => {
    let failures = 0;
    let claims = 0;
    const { engine, timing, slot, poster } = await rigOf({
      store: (store) => ({
        ...store,
        ledger: {
          ...store.ledger,
          async record(...given) {
            failures += 1;
            if (failures <= 2) throw new Error("no connection");
            return store.ledger.record(...given);
          },
          async claim(...given) {
            claims += 1;
            if (claims % 3 === 0) throw new Error("no connection");
            return store.ledger.claim(...given);
          },
        },
      }),
    });
    engine.start();
    await timing.pass(HOUR_MS);
    expect((await slot())?.slot.state).toBe("posted");
    expect(poster.asked.count).toBe(1);
    await engine.stop();
  });
});

describe("a machine that slept", () => {
  it("doesn't send in a place from before, which its steady clock still shows", async () => {
    let asleep = true;
    const { engine, timing, poster, reasons } = await rigOf({
      store: (store) => ({
        ...store,
        ledger: {
          ...store.ledger,
          async startSending(...given) {
            const may = await store.ledger.startSending(...given);
            if (asleep) timing.jump(50 * SECOND_MS);
            asleep = false;
            return may;
          },
        },
      }),
    });
    engine.start();
    await timing.pass(10 * MINUTE_MS);
    expect(poster.asked.count).toBe(1);
    expect(await reasons()).toEqual([
      ...["planned", "claimed", "sending-started", "waiting-for-budget", "claimed", "sending-started", "posted"],
    ]);
    await engine.stop();
  });
});

describe("what is broken", () => {
  it("may throw at once, where its answer should be a promise", async () => {
    const { another, timing, poster, slot } = await rigOf();
    let thrown = 0;
    const broken = another({
      posters: [
        {
          ...poster,
          post(...given) {
            thrown += 1;
            if (thrown === 1) throw new Error("at once");
            return poster.post(...given);
          },
        },
      ],
    });
    broken.start();
    await timing.pass(HOUR_MS);
    expect((await slot())?.slot.state).toBe("posted");
    await broken.stop();
  });

  it("may look on: a digest isn't stopped by it", async () => {
    const { another, timing, poster } = await rigOf();
    const watched = another({
      observe() {
        throw new Error("no log");
      },
    });
    watched.start();
    await timing.pass(HOUR_MS);
    expect(poster.posts).toHaveLength(1);
    await watched.stop();
  });

  it.each([
    ["before it is sent", false, { state: "skipped", reason: "too-late" }],
    ["after it was sent", true, { state: "uncertain", reason: "no-answer" }],
  ] as const)("a digest that can't be made %s doesn't keep its slot waiting for ever", async (_, sent, end) => {
    const { another, timing, store, slot } = await rigOf({ poster: { find: "broken" } });
    await timing.pass(4 * MINUTE_MS);
    const times = { dueAtMs: DUE_MS, closesAtMs: DUE_MS + HOUR_MS, nonce: "n", reason: "planned" };
    await store.ledger.open([{ ...KEY, ...times }]);
    if (sent) {
      await store.ledger.claim({ owner: "dead", leaseMs: MINUTE_MS, limit: 1 });
      await store.ledger.startSending(KEY, 1);
    }
    const broken = another({
      compose() {
        throw new Error("a bug");
      },
    });
    broken.start();
    await timing.pass(2 * HOUR_MS);
    expect((await slot())?.slot).toMatchObject(end);
    await broken.stop();
  });
});
