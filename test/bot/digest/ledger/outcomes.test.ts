import { describe, expect, it } from "vitest";
import type { Store } from "../../../../src/bot/ports/store.ts";
import { HOUR_MS, KEY, MINUTE_MS, type RigOptions, rigOf, SECOND_MS } from "./rig.ts";

/** An hour of the day's time, with posts that end so. */
async function dayWith(options: RigOptions, passMs = HOUR_MS) {
  const rig = await rigOf(options);
  rig.engine.start();
  await rig.timing.pass(passMs);
  await rig.timing.until(rig.engine.stop());
  return { ...rig, story: await rig.slot(), told: rig.poster.notices.map(({ text }) => text) };
}

describe("a post that is refused", () => {
  it("fails for good, and the moderators are told why", async () => {
    const { story, told, poster } = await dayWith({ poster: { script: [{ kind: "refused" }] } });
    expect(story?.slot).toMatchObject({ state: "failed", reason: "post-refused-permission" });
    expect(poster.asked.count).toBe(1);
    expect(told).toEqual([expect.stringContaining("no right to post there")]);
  });
});

describe("a post that surely failed", () => {
  it("is tried again, after longer and longer waits", async () => {
    const script = [{ kind: "failed" }, { kind: "failed" }, { kind: "failed" }] as const;
    const { story, poster, told } = await dayWith({ poster: { script: [...script] } });
    expect(story?.slot).toMatchObject({ state: "posted" });
    expect(poster.asked.count).toBe(4);
    const failedAt = story?.events.filter(({ reason }) => reason === "post-failed-rate").map(({ atMs }) => atMs) ?? [];
    const waits = failedAt.slice(1).map((atMs, index) => atMs - (failedAt[index] ?? 0));
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
    expect(told).toEqual([]);
  });

  it("waits as long as the platform asks for", async () => {
    const script = [{ kind: "failed", retryAfterMs: 20 * MINUTE_MS } as const];
    const early = await dayWith({ poster: { script: [...script] } }, 20 * MINUTE_MS);
    expect(early.story?.slot.state).toBe("due");
    const late = await dayWith({ poster: { script: [...script] } }, 30 * MINUTE_MS);
    expect(late.story?.slot.state).toBe("posted");
  });

  it("holds the limit that the platform names, for all", async () => {
    const holds: (readonly [string, number])[] = [];
    const store = (real: Store): Store => ({
      ...real,
      budgets: {
        ...real.budgets,
        async hold(key, forMs) {
          holds.push([key, forMs]);
          await real.budgets.hold(key, forMs);
        },
      },
    });
    await dayWith({ store, poster: { script: [{ kind: "failed", retryAfterMs: 7000, limitKey: "discord" }] } });
    expect(holds).toEqual([["discord", 7000]]);
  });

  it("ends when the window closes, and the moderators are told", async () => {
    const { story, told, poster } = await dayWith(
      { poster: { script: () => ({ kind: "failed" }) }, options: { catchUpMs: 30 * MINUTE_MS } },
      2 * HOUR_MS,
    );
    expect(story?.slot.state).toBe("failed");
    expect(poster.asked.count).toBeGreaterThan(3);
    expect(poster.asked.count).toBeLessThan(15);
    expect(told).toEqual([expect.stringContaining("couldn't be posted")]);
    const last = story?.events.at(-1);
    expect(last?.atMs).toBeLessThan((story?.slot.closesAtMs ?? 0) + MINUTE_MS);
  });
});

describe("a post that got no answer", () => {
  it.each(["lost", "vanished", "hung"] as const)(
    "%s: is asked for when the claim ran out, never sent blindly",
    async (kind) => {
      const { story, poster, told } = await dayWith({ poster: { script: [{ kind }] } });
      expect(story?.slot).toMatchObject({ state: "posted", reason: kind === "lost" ? "found-posted" : "posted" });
      expect(story?.slot.cards).not.toEqual([]);
      expect(poster.posts).toHaveLength(1);
      expect(poster.asked.count).toBe(kind === "lost" ? 1 : 2);
      expect(story?.events.map(({ reason }) => reason)).toContain("claimed-after-expiry");
      expect(told).toEqual([]);
    },
  );

  it.each([
    ["lost", "absent"],
    ["vanished", "absent"],
    ["lost", "refused"],
  ] as const)("%s: is uncertain where the platform can't be asked (%s)", async (kind, find) => {
    const { story, poster, told } = await dayWith({ poster: { script: [{ kind }], find } });
    expect(story?.slot).toMatchObject({ state: "uncertain", reason: "cannot-ask" });
    // It may have been read.
    expect(story?.slot.cards).not.toEqual([]);
    expect(poster.asked.count).toBe(1);
    expect(told).toEqual([expect.stringContaining("2026-01-15")]);
  });

  it("is asked for again and again where the question has no answer, and uncertain when the window closes", async () => {
    const { story, poster, told } = await dayWith(
      { poster: { script: [{ kind: "lost" }], find: "broken" }, options: { catchUpMs: 20 * MINUTE_MS } },
      HOUR_MS,
    );
    expect(story?.slot).toMatchObject({ state: "uncertain", reason: "no-answer" });
    expect(poster.asked.count).toBe(1);
    expect(told).toHaveLength(1);
  });

  it("isn't sent any more where its window closed meanwhile", async () => {
    const { story, poster, told } = await dayWith(
      { poster: { script: [{ kind: "vanished" }] }, options: { catchUpMs: 30 * SECOND_MS } },
      HOUR_MS,
    );
    expect(story?.slot).toMatchObject({ state: "failed", reason: "retries-ended" });
    expect(poster.asked.count).toBe(1);
    expect(told).toHaveLength(1);
  });
});

describe("a process that died", () => {
  it("before sending: another one sends", async () => {
    const { store, timing, engine, poster, slot } = await rigOf();
    await timing.pass(4 * MINUTE_MS);
    await timing.until(rigPlan(store));
    await store.ledger.claim({ owner: "dead", leaseMs: MINUTE_MS, limit: 10 });
    engine.start();
    await timing.pass(10 * MINUTE_MS);
    expect(poster.asked.count).toBe(1);
    expect((await slot())?.slot).toMatchObject({ state: "posted", fence: 2 });
    await engine.stop();
  });
});

async function rigPlan({ ledger }: Store): Promise<void> {
  const dueAtMs = Date.UTC(2026, 0, 15, 9);
  await ledger.open([{ ...KEY, dueAtMs, closesAtMs: dueAtMs + 6 * HOUR_MS, nonce: "nonce", reason: "planned" }]);
}

describe("a process that stood still", () => {
  it("doesn't send what another one has taken over", async () => {
    const { timing, poster, another, steps, slot } = await rigOf({
      store: (store) => ({
        ...store,
        ledger: {
          ...store.ledger,
          async startSending(key, fence, leaseMs) {
            const may = await store.ledger.startSending(key, fence, leaseMs);
            // It stands still right after the ledger's answer, for longer than the lease.
            if (fence === 1) await timing.sleep(3 * MINUTE_MS);
            return may;
          },
        },
      }),
    });
    const [one, two] = [another({ owner: "one" }), another({ owner: "two" })];
    one.start();
    two.start();
    await timing.pass(HOUR_MS);
    expect(poster.asked.count).toBe(1);
    expect((await slot())?.slot).toMatchObject({ state: "posted", fence: 2 });
    expect(steps.some(({ step }) => step === "claim-lost")).toBe(true);
    await Promise.all([one.stop(), two.stop()]);
  });
});

describe("the thread under a digest", () => {
  it("is a step of its own", async () => {
    const { story, poster } = await dayWith({ subscription: { thread: true } });
    expect(story?.slot).toMatchObject({ state: "posted", thread: "made", messageId: poster.threads[0] });
    expect(story?.events.map(({ reason }) => reason).slice(-3)).toEqual([
      "claimed-for-thread",
      "sending-started",
      "thread-made",
    ]);
  });

  it("is tried again, and the post isn't", async () => {
    const { story, poster } = await dayWith({
      subscription: { thread: true },
      poster: { threadScript: ["failed", "failed"] },
    });
    expect(story?.slot.thread).toBe("made");
    expect(poster.asked.count).toBe(1);
  });

  it("is given up where it is refused, or has failed too often", async () => {
    const refused = await dayWith({ subscription: { thread: true }, poster: { threadScript: ["refused"] } });
    expect(refused.story?.slot).toMatchObject({ state: "posted", thread: "failed", reason: "thread-failed" });
    const threadScript = Array.from({ length: 20 }, () => "failed" as const);
    const failed = await dayWith({ subscription: { thread: true }, poster: { threadScript } });
    expect(failed.story?.slot).toMatchObject({ state: "posted", thread: "failed" });
    expect(threadScript).toHaveLength(14);
  });
});
