import { describe, expect, it } from "vitest";
import { DAY_MS, DUE_MS, HOUR_MS, KEY, MINUTE_MS, rigOf, SECOND_MS, START_MS, subscriptionOf } from "./rig.ts";

describe("a day", () => {
  it("is posted at its time, once, with its story", async () => {
    const { engine, timing, poster, slot, reasons } = await rigOf();
    engine.start();
    await timing.pass(4 * MINUTE_MS - SECOND_MS);
    expect(poster.posts).toEqual([]);
    await timing.pass(DAY_MS / 2);
    expect(poster.posts).toHaveLength(1);
    expect(poster.posts[0]?.atMs).toBeGreaterThanOrEqual(DUE_MS);
    expect(poster.posts[0]?.atMs).toBeLessThan(DUE_MS + 3 * SECOND_MS);
    expect((await slot())?.slot).toMatchObject({ state: "posted", messageId: `message-${poster.posts[0]?.nonce}` });
    expect(await reasons()).toEqual(["planned", "claimed", "sending-started", "posted"]);
    await engine.stop();
  });

  it("is posted once by three processes", async () => {
    const { engine, another, timing, poster } = await rigOf({ options: { pollMs: 20 * SECOND_MS } });
    const engines = [engine, another({ owner: "two" }), another({ owner: "three" })];
    for (const each of engines) each.start();
    await timing.pass(3 * DAY_MS);
    expect(poster.asked.count).toBe(3);
    expect(new Set(poster.posts.map(({ digest }) => digest.card?.entry)).size).toBe(3);
    await Promise.all(engines.map((each) => each.stop()));
  });

  it("is caught up within the window and skipped after it", async () => {
    const within = await rigOf();
    await within.timing.pass(4 * MINUTE_MS + 6 * HOUR_MS - SECOND_MS);
    await within.timing.until(within.engine.runOnce());
    expect(within.poster.posts).toHaveLength(1);

    const after = await rigOf();
    await after.timing.pass(4 * MINUTE_MS);
    await after.timing.until(after.engine.runOnce());
    expect(after.poster.posts).toHaveLength(1);

    const late = await rigOf();
    await late.store.ledger.open([
      { ...KEY, dueAtMs: DUE_MS, closesAtMs: DUE_MS + HOUR_MS, nonce: "n", reason: "planned" },
    ]);
    await late.timing.pass(2 * HOUR_MS);
    await late.timing.until(late.engine.runOnce());
    expect(late.poster.asked.count).toBe(0);
    expect((await late.slot())?.slot).toMatchObject({ state: "skipped", reason: "too-late" });
  });

  it("isn't caught up twice when the clock jumps", async () => {
    const { engine, timing, poster } = await rigOf();
    engine.start();
    await timing.pass(10 * MINUTE_MS);
    timing.jump(-2 * HOUR_MS);
    await timing.pass(3 * HOUR_MS);
    expect(poster.asked.count).toBe(1);
    await engine.stop();
  });

  it("is skipped while the channel is paused, and the story tells so", async () => {
    const { engine, timing, poster, slot } = await rigOf({ subscription: { pausedUntil: "2026-01-16" } });
    engine.start();
    await timing.pass(HOUR_MS);
    expect((await slot())?.slot).toMatchObject({ state: "skipped", reason: "paused" });
    await timing.pass(DAY_MS);
    expect(poster.posts.map(({ digest }) => digest.localDate)).toEqual(["2026-01-16"]);
    await engine.stop();
  });

  it("is skipped where a pause or an end came after it was opened", async () => {
    for (const [change, reason] of [
      [{ pausedUntil: "2026-02-01" }, "paused"],
      [null, "unsubscribed"],
    ] as const) {
      const { engine, timing, store, slot, poster } = await rigOf();
      engine.start();
      await timing.pass(3 * MINUTE_MS);
      expect((await slot())?.slot.state).toBe("due");
      if (change === null) await store.subscriptions.remove(KEY);
      else await store.subscriptions.save(subscriptionOf(change));
      await timing.pass(HOUR_MS);
      expect((await slot())?.slot).toMatchObject({ state: "skipped", reason });
      expect(poster.asked.count).toBe(0);
      await engine.stop();
    }
  });

  it("is skipped where there is nothing to say; the last card is told once", async () => {
    const { engine, timing, poster, slot } = await rigOf({
      ...{ cards: ["a", "b"], subscription: { parts: ["card"] }, options: { pollMs: 20 * SECOND_MS } },
    });
    engine.start();
    await timing.pass(5 * DAY_MS);
    expect(poster.posts).toHaveLength(2);
    expect((await slot({ localDate: "2026-01-17" }))?.slot).toMatchObject({
      state: "skipped",
      reason: "empty-exhausted",
    });
    expect(poster.notices).toEqual([
      { channel: "moderators", text: expect.stringMatching(/^#general: That was the last card/) },
    ]);
    await engine.stop();
  });

  it("tells nobody where no channel was chosen for notices", async () => {
    const { engine, timing, poster, store } = await rigOf({ poster: { script: [{ kind: "refused" }] } });
    await store.communities.write("discord", "guild", { noticesChannel: null, language: null });
    engine.start();
    await timing.pass(HOUR_MS);
    expect(poster.notices).toEqual([]);
    await engine.stop();
  });

  it("shows what the channel learns, and not twice", async () => {
    const { engine, timing, store } = await rigOf();
    engine.start();
    await timing.pass(HOUR_MS);
    expect((await store.channelKnowledge.read(KEY))?.language).toBe("en");
    await engine.stop();
  });
});

it("plans the others where one subscription is wrong", async () => {
  const { engine, timing, poster, store, steps } = await rigOf();
  await store.subscriptions.save(subscriptionOf({ channel: "a-wrong-one", timeZone: "Mars/Olympus" }));
  engine.start();
  await timing.pass(HOUR_MS);
  expect(poster.posts).toHaveLength(1);
  expect(steps.some(({ step }) => step === "failed")).toBe(true);
  await engine.stop();
});

it("plans a subscription made five minutes before its time, and none made after", async () => {
  const before = await rigOf({ subscription: { createdAtMs: START_MS } });
  before.engine.start();
  await before.timing.pass(HOUR_MS);
  expect(before.poster.posts).toHaveLength(1);
  await before.engine.stop();

  const after = await rigOf({ subscription: { createdAtMs: DUE_MS + 1 } });
  after.engine.start();
  await after.timing.pass(HOUR_MS);
  expect(after.poster.posts).toHaveLength(0);
  await after.engine.stop();
});
