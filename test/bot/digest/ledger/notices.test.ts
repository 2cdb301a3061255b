import { describe, expect, it } from "vitest";
import type { Store } from "../../../../src/bot/ports/store.ts";
import type { ScriptedOptions } from "../../../doubles/posters/scripted-poster.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, type RigOptions, rigOf } from "./rig.ts";

/** The slot becomes uncertain, and its notice is told as the script says. */
const uncertain = (noticeScript: NonNullable<ScriptedOptions["noticeScript"]>): RigOptions => ({
  poster: { script: [{ kind: "lost" }], find: "absent", noticeScript },
  // Days pass.
  options: { pollMs: MINUTE_MS },
});

async function passed(options: RigOptions, passMs: number) {
  const rig = await rigOf(options);
  rig.engine.start();
  await rig.timing.pass(passMs);
  await rig.timing.until(rig.engine.stop());
  return { ...rig, story: await rig.slot() };
}

describe("a notice", () => {
  it("is told once, after its slot was settled, and the slot keeps its reason", async () => {
    const { story, poster, reasons } = await passed(uncertain([]), HOUR_MS);
    expect(poster.notices).toEqual([{ channel: "moderators", text: expect.stringContaining("2026-01-15") }]);
    expect(story?.slot).toMatchObject({ state: "uncertain", reason: "cannot-ask", notice: "sent" });
    expect((await reasons()).slice(-4)).toEqual(["cannot-ask", "claimed-for-notice", "sending-started", "notice-sent"]);
  });

  it("comes later where the platform was down, however often it was asked meanwhile", async () => {
    const down = Array.from({ length: 20 }, () => "failed" as const);
    const early = await passed(uncertain([...down]), HOUR_MS);
    expect(early.story?.slot).toMatchObject({ state: "uncertain", notice: "due" });
    const late = await passed(uncertain([...down]), 8 * HOUR_MS);
    expect(late.story?.slot).toMatchObject({ state: "uncertain", notice: "sent" });
    expect(late.poster.notices).toHaveLength(1);
  });

  it("is given up days after its slot closed", async () => {
    const down = Array.from({ length: 2000 }, () => "failed" as const);
    const { story, poster } = await passed(uncertain(down), 4 * DAY_MS);
    expect(story?.slot).toMatchObject({ state: "uncertain", notice: "failed" });
    expect(poster.notices).toEqual([]);
  });

  it("comes again where its answer was lost, and not for ever", async () => {
    const twice = await passed(uncertain(["lost"]), HOUR_MS);
    expect(twice.poster.notices).toHaveLength(2);
    expect(twice.story?.slot.notice).toBe("sent");
    const never = await passed(uncertain(Array.from({ length: 50 }, () => "lost" as const)), DAY_MS / 2);
    expect(never.poster.notices).toHaveLength(6);
    expect(never.story?.slot.notice).toBe("failed");
  });

  it("is given up where the channel for notices refuses it", async () => {
    const { story, poster } = await passed(uncertain(["refused"]), HOUR_MS);
    expect(story?.slot).toMatchObject({ state: "uncertain", reason: "cannot-ask", notice: "failed" });
    expect(poster.notices).toEqual([]);
  });

  it("says why a digest failed, also when it comes late", async () => {
    const poster: RigOptions["poster"] = { script: [{ kind: "refused" }], noticeScript: ["failed"] };
    const { poster: told } = await passed({ poster }, HOUR_MS);
    expect(told.notices).toEqual([{ channel: "moderators", text: expect.stringContaining("no right to post there") }]);
  });

  it("isn't told any more where a moderator settled the slot before", async () => {
    const { engine, timing, store, poster, slot } = await rigOf(uncertain(["failed"]));
    engine.start();
    await timing.pass(10 * MINUTE_MS);
    const key = (await slot())?.slot;
    if (key === undefined) throw new Error("There is no slot.");
    expect(key).toMatchObject({ state: "uncertain", notice: "due" });
    expect(await store.ledger.record(key, null, { state: "posted", reason: "settled-posted" }, "uncertain")).toBe(true);
    await timing.pass(HOUR_MS);
    expect(poster.notices).toEqual([]);
    await engine.stop();
  });

  it("waits for the thread", async () => {
    const { reasons } = await passed(
      { cards: ["a"], subscription: { parts: ["card"], thread: true }, poster: { threadScript: ["failed"] } },
      HOUR_MS,
    );
    expect((await reasons()).filter((reason) => /thread-|notice-/.test(reason))).toEqual([
      ...["thread-later", "thread-made", "notice-sent"],
    ]);
  });
});

describe("a process that died", () => {
  const rig = () => rigOf({ ...uncertain([]), options: {} });
  const never = () => new Promise<never>(() => undefined);

  it("before it told anybody: another one tells, from what the ledger says", async () => {
    const { another, store, timing, poster, slot } = await rig();
    const dying = another({ store: { ...store, communities: { ...store.communities, read: never } } });
    dying.start();
    await timing.pass(5.5 * MINUTE_MS);
    await timing.until(dying.stop());
    expect((await slot())?.slot).toMatchObject({ state: "uncertain", notice: "due", owner: "one" });
    expect(poster.notices).toEqual([]);
    const next = another({ owner: "two" });
    next.start();
    await timing.pass(5 * MINUTE_MS);
    expect((await slot())?.slot).toMatchObject({ state: "uncertain", notice: "sent" });
    expect(poster.notices).toHaveLength(1);
    await next.stop();
  });

  it("between the notice and its record: another one tells once more", async () => {
    const { another, store, timing, poster, slot } = await rig();
    const ledger: Store["ledger"] = {
      ...store.ledger,
      record: (key, fence, change, from) =>
        change.reason === "notice-sent" ? never() : store.ledger.record(key, fence, change, from),
    };
    const dying = another({ store: { ...store, ledger } });
    dying.start();
    await timing.pass(5.5 * MINUTE_MS);
    await timing.until(dying.stop());
    expect(poster.notices).toHaveLength(1);
    const next = another({ owner: "two" });
    next.start();
    await timing.pass(5 * MINUTE_MS);
    expect(poster.notices).toHaveLength(2);
    expect((await slot())?.slot).toMatchObject({ state: "uncertain", notice: "sent" });
    await next.stop();
  });
});
