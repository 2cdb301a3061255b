import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../../src/adapters/memory/store.ts";
import { answerOnce } from "../../../../src/adapters/slack/events/answer-once.ts";
import { createWaits } from "../../../../src/adapters/slack/intake/waits.ts";
import type { PostOutcome } from "../../../../src/adapters/slack/web/post.ts";
import { createKeptLog } from "../log.ts";
import { createTestTiming } from "../timing.ts";

const KEYS = ["place", "event"];
const POSTED: PostOutcome = { kind: "posted", ts: "1.1", channel: "C1" };

function rig() {
  const timing = createTestTiming();
  const log = createKeptLog();
  const { handledEvents } = createMemoryStore({ clock: timing.nowMs });
  // As if it ran at the gate, which it leaves while it waits.
  const waits = createWaits({ run: (work) => work(), outside: (wait) => wait }, timing);
  const sent: PostOutcome[] = [];
  const once = (outcomes: readonly PostOutcome[], keys = KEYS) => {
    const left = [...outcomes];
    return answerOnce({ handledEvents, waits, log }, "T1", keys, async () => {
      const outcome = left.shift() ?? POSTED;
      sent.push(outcome);
      return outcome;
    });
  };
  return { timing, log, handledEvents, sent, once, waits };
}

describe("an answer", () => {
  it("is sent once, whichever of its event's keys comes again", async () => {
    const { once, sent } = rig();
    expect(await once([])).toEqual(POSTED);
    expect(await once([], ["place", "another event"])).toEqual({ kind: "elsewhere" });
    expect(await once([], ["event"])).toEqual({ kind: "elsewhere" });
    expect(sent).toHaveLength(1);
  });

  it("isn't sent by a second one while the first sends it", async () => {
    const { once, sent, timing } = rig();
    const both = Promise.all([once([]), once([])]);
    await timing.pass(150);
    expect(await both).toEqual([POSTED, { kind: "elsewhere" }]);
    expect(sent).toHaveLength(1);
  });

  it("is sent again after the time that Slack asked for, and may be sent by another meanwhile", async () => {
    const { once, sent, timing, handledEvents } = rig();
    const limited: PostOutcome = { kind: "not-done", code: "ratelimited", retryAfterMs: 7000 };
    const answered = once([limited]);
    await timing.pass(6999);
    expect(sent).toHaveLength(1);
    expect(await handledEvents.begin(KEYS, 1000)).toBe("begun");
    await handledEvents.release(KEYS);
    await timing.pass(1);
    expect(await answered).toEqual(POSTED);
    expect(sent).toHaveLength(2);
  });

  it("is given up after five attempts, and then free for another delivery", async () => {
    const { once, sent, timing, log } = rig();
    const down: PostOutcome = { kind: "not-done", code: "ECONNREFUSED", retryAfterMs: null };
    const answered = once([down, down, down, down, down, down]);
    await timing.pass(60_000);
    expect(await answered).toEqual(down);
    expect(sent).toHaveLength(5);
    expect(log.lines.at(-1)).toMatchObject({ level: "error", details: { code: "ECONNREFUSED" } });
    expect(await once([])).toEqual(POSTED);
  });

  it("is given up at once where Slack asks for longer than anybody waits", async () => {
    const { once, sent } = rig();
    const limited: PostOutcome = { kind: "not-done", code: "ratelimited", retryAfterMs: 301_000 };
    expect(await once([limited])).toEqual(limited);
    expect(sent).toHaveLength(1);
  });

  it("is given up at once where the end comes before it may be sent again, and free for another process", async () => {
    const { once, sent, timing, waits } = rig();
    const limited: PostOutcome = { kind: "not-done", code: "ratelimited", retryAfterMs: 8001 };
    const answered = once([limited]);
    await timing.pass(0);
    waits.close(8000);
    expect(await answered).toEqual(limited);
    expect(await once([limited])).toEqual(limited);
    expect(sent).toHaveLength(2);
  });

  it.each([
    [{ kind: "unknown", code: "no-answer" } as const, "warn"],
    [{ kind: "refused", code: "is_archived" } as const, "error"],
  ])("isn't repeated after %j, and the log says why", async (outcome, level) => {
    const { once, sent, log } = rig();
    expect(await once([outcome])).toEqual(outcome);
    expect(await once([])).toEqual({ kind: "elsewhere" });
    expect(sent).toHaveLength(1);
    expect(log.lines).toMatchObject([{ level, details: { code: outcome.code } }]);
  });

  it("isn't repeated where a process died while it sent it, but counted", async () => {
    const { once, sent, timing, log, handledEvents } = rig();
    await handledEvents.begin(KEYS, 60_000);
    await timing.pass(60_000);
    expect(await once([])).toEqual({ kind: "uncertain" });
    expect(await once([])).toEqual({ kind: "elsewhere" });
    expect(sent).toHaveLength(0);
    expect(log.lines).toMatchObject([{ level: "warn", details: { uncertain: 1 } }]);
  });

  it("isn't taken for handled while another process may have died with it: Slack is to send the event again", async () => {
    const { once, sent, timing, handledEvents } = rig();
    await handledEvents.begin(KEYS, 60_000);
    const refused = expect(once([])).rejects.toMatchObject({ code: "slack-answer-under-way" });
    await timing.pass(2000);
    await refused;
    expect(sent).toHaveLength(0);
  });

  it("that was sent stays so where it can't be noted down", async () => {
    const { log } = rig();
    const handledEvents = {
      begin: async () => "begun" as const,
      release: async () => undefined,
      finish: async () => Promise.reject(new Error("no store")),
    };
    const waits = { wait: async () => true, close: () => undefined };
    expect(await answerOnce({ handledEvents, waits, log }, "T1", KEYS, async () => POSTED)).toEqual(POSTED);
    expect(log.lines).toMatchObject([{ level: "error" }]);
  });
});
