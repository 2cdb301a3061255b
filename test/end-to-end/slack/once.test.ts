import { describe, expect, it } from "vitest";
import { DEFAULT_SCOPES } from "../../doubles/slack/driver/workspace.ts";
import { createEchoBot } from "./echo-bot.ts";
import {
  SIGNING_SECRET,
  sharedStore,
  startDouble,
  startHttpReplica,
  startOverHttp,
  startSocketReplica,
} from "./rig.ts";

const HISTORY = [...DEFAULT_SCOPES, "channels:history"];

describe("one mention that comes as two events", () => {
  it.each([
    [
      ["app_mention", "message"],
      [0, 1],
    ],
    [
      ["message", "app_mention"],
      [0, 1],
    ],
    [
      ["app_mention", "message"],
      [0, 0],
    ],
  ] as const)("as %j on replicas %j is answered once", async (events, replicas) => {
    const double = await startDouble();
    const workspace = double.workspace({ scopes: HISTORY });
    const store = sharedStore();
    const one = await startHttpReplica(double, workspace, { store, threadFollowUps: true });
    const two = await startHttpReplica(double, workspace, { store, threadFollowUps: true });
    double.http({ url: [one.url, two.url], signingSecret: SIGNING_SECRET });
    for (let round = 0; round < 5; round += 1) {
      const sent = workspace.mention(`question ${round}`, { events, replicas });
      await sent.acknowledged();
      expect(sent.repliesSoFar).toHaveLength(1);
    }
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(5);
  });
});

describe("an event that comes again", () => {
  it("is answered once where it was slow, on whichever replica it comes", async () => {
    // Slack gives up waiting before the bot does, which it never would otherwise.
    const double = await startDouble({ acknowledgeWithinMs: 30, retryDelaysMs: [0, 10, 20] });
    const workspace = double.workspace();
    const store = sharedStore();
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const bot = createEchoBot({ before: () => slow });
    const one = await startHttpReplica(double, workspace, { store, bot });
    const two = await startHttpReplica(double, workspace, { store, bot });
    double.http({ url: [one.url, two.url], signingSecret: SIGNING_SECRET });
    const sent = workspace.mention("who leads?", { replicas: [0] });
    await expect.poll(() => sent.deliveries[0]?.attempts.length).toBe(4);
    release();
    await sent.reply();
    await Promise.all([one.platform.stop(), two.platform.stop()]);
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(1);
  });

  it("is answered where it was never handled: the store failed, and Slack sent it again", async () => {
    const store = sharedStore();
    let failures = 1;
    const failing = {
      ...store,
      handledEvents: {
        ...store.handledEvents,
        begin: (keys: readonly string[], leaseMs: number) => {
          failures -= 1;
          return failures >= 0 ? Promise.reject(new Error("no store")) : store.handledEvents.begin(keys, leaseMs);
        },
      },
    };
    const { double, workspace } = await startOverHttp({ store: failing });
    const sent = workspace.mention("who leads?");
    expect(await sent.acknowledged()).toMatchObject({ retry: 1 });
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(1);
  });

  it("isn't answered where a process claimed it and died, and is counted", async () => {
    const store = sharedStore();
    const outOfTime = {
      ...store,
      handledEvents: { ...store.handledEvents, begin: async () => "taken-over" as const },
    };
    const { double, workspace, log } = await startOverHttp({ store: outOfTime });
    await workspace.mention("who leads?").acknowledged();
    expect(double.journal.callsOf("chat.postMessage")).toEqual([]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: "warn",
        details: { uncertain: 1, claim: expect.stringContaining("/slack-message/") },
      }),
    );
  });

  it("is answered once where Slack's answer to the post was lost", async () => {
    const { double, workspace, log } = await startOverHttp();
    double.fail({ kind: "cut", when: "after", method: "chat.postMessage" });
    const sent = workspace.mention("who leads?");
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(1);
    expect(log.lines).toContainEqual(expect.objectContaining({ details: expect.objectContaining({ uncertain: 1 }) }));
  });

  it("over Socket Mode goes to one of two replicas, and is answered once", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ scopes: HISTORY });
    const store = sharedStore();
    for (const _replica of [1, 2]) await startSocketReplica(double, workspace, { store, threadFollowUps: true });
    const sent = workspace.mention("who leads?", { replicas: [0, 1] });
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
  });
});
