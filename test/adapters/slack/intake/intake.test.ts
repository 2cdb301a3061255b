import type { ReceiverEvent } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { createGate } from "../../../../src/adapters/slack/intake/gate.ts";
import {
  ACKNOWLEDGE_WITHIN_MS,
  BROUGHT,
  createIntake,
  type IntakeContext,
  SendAgainError,
} from "../../../../src/adapters/slack/intake/intake.ts";
import { createKeptLog } from "../log.ts";
import { createTestTiming } from "../timing.ts";

const EVENT = { event: { type: "app_mention" } };
const COMMAND = { command: "/staffetta" };

function rig(process: (event: ReceiverEvent) => Promise<void>) {
  const timing = createTestTiming();
  const log = createKeptLog();
  const intake = createIntake(process, { gate: createGate(10), timing, log });
  const told: unknown[] = [];
  const take = (body: object) =>
    intake.take({
      body: body as Record<string, unknown>,
      acknowledge: async (payload) => void told.push(["acknowledged", payload]),
      refuse: async () => void told.push("refused"),
    });
  return { timing, log, intake, told, take };
}

function opening() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("an event", () => {
  it("is named in the log, for whoever looks for one that wasn't answered", async () => {
    const { log, take } = rig(async () => undefined);
    await take({ ...EVENT, type: "event_callback", event_id: "Ev1" });
    expect(log.lines).toMatchObject([
      { level: "debug", message: BROUGHT, details: { type: "event_callback", event: "Ev1" } },
    ]);
  });

  it("is acknowledged once it is handled, whatever Bolt says before", async () => {
    const { opened, open } = opening();
    const { told, take } = rig(async ({ ack }) => {
      await ack();
      await opened;
    });
    const taken = take(EVENT);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual([]);
    open();
    await taken;
    expect(told).toEqual([["acknowledged", undefined]]);
  });

  it("is acknowledged at the deadline at the latest, and handled all the same", async () => {
    const { opened, open } = opening();
    let handled = false;
    const { told, take, timing, intake } = rig(async () => {
      await opened;
      handled = true;
    });
    const taken = take(EVENT);
    await timing.pass(ACKNOWLEDGE_WITHIN_MS - 1);
    expect(told).toEqual([]);
    await timing.pass(1);
    await taken;
    expect(told).toEqual([["acknowledged", undefined]]);
    open();
    await intake.close(1000);
    expect(handled).toBe(true);
    expect(told).toHaveLength(1);
  });

  it("that fails before is refused, so that it comes again, and the log says why", async () => {
    const { told, take, log } = rig(async () => Promise.reject(new Error("no store")));
    await take(EVENT);
    expect(told).toEqual(["refused"]);
    expect(log.lines.slice(1)).toMatchObject([{ level: "error" }]);
  });

  it("that is another's is refused too, and nothing is wrong", async () => {
    const { told, take, log } = rig(async () => Promise.reject(new SendAgainError("under-way", "Another answers.")));
    await take(EVENT);
    expect(told).toEqual(["refused"]);
    expect(log.lines.slice(1)).toMatchObject([{ level: "info", message: "Another answers." }]);
  });

  it("that is another's once it was acknowledged won't come again, and the log warns", async () => {
    const { opened, open } = opening();
    const { take, timing, log, intake } = rig(async () => {
      await opened;
      throw new SendAgainError("under-way", "Another answers.");
    });
    const taken = take({ ...EVENT, event_id: "Ev1" });
    await timing.pass(ACKNOWLEDGE_WITHIN_MS);
    await taken;
    open();
    await intake.close(1000);
    expect(log.lines.slice(1)).toMatchObject([{ level: "warn", details: { event: "Ev1" } }]);
  });
});

describe("anything else", () => {
  it("is acknowledged with what its listener says, once", async () => {
    const { told, take } = rig(async ({ ack }) => {
      await ack({ text: "Found." });
      await ack({ text: "Again." });
    });
    await take(COMMAND);
    expect(told).toEqual([["acknowledged", { text: "Found." }]]);
  });

  it("is acknowledged emptily at the deadline, and its listener can see that", async () => {
    const { opened, open } = opening();
    const seen: boolean[] = [];
    const { told, take, timing, intake } = rig(async ({ customProperties, ack }) => {
      const { isAcknowledged } = customProperties as IntakeContext;
      seen.push(isAcknowledged());
      await opened;
      seen.push(isAcknowledged());
      await ack({ text: "late" });
    });
    const taken = take(COMMAND);
    await timing.pass(ACKNOWLEDGE_WITHIN_MS);
    await taken;
    open();
    await intake.close(1000);
    expect(told).toEqual([["acknowledged", undefined]]);
    expect(seen).toEqual([false, true]);
  });
});

describe("the end", () => {
  it("refuses what comes then, and waits for what is under way only so long", async () => {
    const { opened, open } = opening();
    const { told, take, timing, intake, log } = rig(() => opened);
    const taken = take(EVENT);
    const closed = intake.close(1000);
    await take(EVENT);
    expect(told).toEqual(["refused"]);
    await timing.pass(1000);
    await closed;
    expect(log.lines.slice(-1)).toMatchObject([{ level: "warn", details: { left: 1 } }]);
    open();
    await taken;
  });
});
