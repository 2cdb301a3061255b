import { describe, expect, it } from "vitest";
import { FORM_TYPE, JSON_TYPE } from "../../doubles/slack/delivery/http-events.ts";
import { newReplica, startDouble, startOverHttp, startOverSocket, startSocketReplica } from "./rig.ts";

describe("Socket Mode", () => {
  it.each(["refresh_requested", "warning"] as const)("connects anew when Slack asks for it (%s)", async (reason) => {
    const { double, workspace } = await startOverSocket();
    double.sockets.disconnect(reason);
    await double.sockets.waitForOpened(2);
    expect(await workspace.mention("still there?").reply()).toBeDefined();
  });

  it("answers what comes while the connection that is to take its place isn't there yet", async () => {
    const { double, workspace } = await startOverSocket();
    double.fail({ kind: "delay", delayMs: 500, method: "apps.connections.open" });
    double.sockets.disconnect("refresh_requested");
    const sent = workspace.mention("still there?");
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
    expect(double.sockets.opened).toBe(1);
    await double.sockets.waitForOpened(2);
    await double.sockets.waitForOpen(1);
  });

  it("connects anew when the connection ends without a word", async () => {
    const { double, workspace } = await startOverSocket();
    double.sockets.drop();
    await double.sockets.waitForOpened(2);
    expect(await workspace.mention("still there?").reply()).toBeDefined();
  });

  it("notices within seconds that a connection is dead, and answers what Slack sends again", async () => {
    const { double, workspace } = await startOverSocket({
      double: { acknowledgeWithinMs: 500, retryDelaysMs: [0, 8000] },
    });
    double.sockets.freeze();
    const sent = workspace.mention("still there?");
    await double.sockets.waitForOpened(2, 12_000);
    expect(await sent.reply(12_000)).toBeDefined();
    expect(sent.repliesSoFar).toHaveLength(1);
  }, 30_000);

  it("keeps trying where Slack can't be reached, or refuses it, meanwhile, and says so", async () => {
    const { double, workspace, log } = await startOverSocket();
    double.fail({ kind: "error", error: "invalid_auth", method: "apps.connections.open" });
    double.sockets.drop();
    await double.sockets.waitForOpened(2);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", details: expect.objectContaining({ code: "invalid_auth" }) }),
    );
    expect(await workspace.mention("still there?").reply()).toBeDefined();
  });

  it("finishes what it answers before it disconnects", async () => {
    const { double, workspace, platform } = await startOverSocket();
    double.fail({ kind: "delay", delayMs: 200, method: "chat.postMessage" });
    const sent = workspace.mention("who leads?");
    await double.journal.waitForCalls("chat.postMessage", 1);
    await platform.stop();
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
    await double.sockets.waitForOpen(0);
  });

  it.each(["auth.test", "apps.connections.open"])(
    "leaves nothing open where it is stopped during %s",
    async (method) => {
      const double = await startDouble();
      const workspace = double.workspace();
      double.fail({ kind: "delay", delayMs: 200, method });
      const way = { kind: "socket" as const, botToken: workspace.botToken, appToken: double.appToken };
      const { platform, bot } = newReplica(double, way);
      const connected = platform.connect(bot);
      await double.journal.waitForCalls(method, 1);
      await platform.stop();
      await connected;
      await double.sockets.waitForOpen(0);
      // Whatever was under way with Slack has come to its end.
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(double.sockets.open).toBe(0);
    },
  );

  it("can be connected again where the first time failed", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    double.fail({ kind: "status", status: 503, method: "apps.connections.open" });
    await expect(startSocketReplica(double, workspace)).rejects.toMatchObject({ code: "slack-socket-failed" });
    await startSocketReplica(double, workspace);
    expect(await workspace.mention("there?").reply()).toBeDefined();
  });
});

describe("HTTP", () => {
  it("proves that the address is its own", async () => {
    const { events } = await startOverHttp();
    expect(await events.verifyUrl()).toBe(true);
  });

  it.each([
    ["a signature of another", { signature: `v0=${"0".repeat(64)}` }],
    ["none", { signature: "" }],
    ["an old one", { timestampOffsetSeconds: -301 }],
    ["one from the future", { timestampOffsetSeconds: 301 }],
  ])("refuses a request with %s, and nobody is asked", async (_name, forgery) => {
    const { events, bot, log } = await startOverHttp();
    const event = { type: "app_mention", channel: "C1", user: "U1", ts: "1.1", text: "forged" };
    const body = JSON.stringify({ type: "event_callback", team_id: "T1", event_id: "Ev1", event });
    expect(await events.post(JSON_TYPE, body, forgery)).toMatchObject({ status: 401 });
    expect(bot.callsOf("message")).toEqual([]);
    expect(log.lines.filter(({ level }) => level !== "info")).toMatchObject([{ level: "warn" }]);
  });

  it("refuses what is no request of Slack's, though signed, and answers Slack's check", async () => {
    const { events } = await startOverHttp();
    expect(await events.post(JSON_TYPE, "not json")).toMatchObject({ status: 400 });
    expect(await events.post(JSON_TYPE, "x".repeat(1_000_001)).catch(() => ({ status: 413 }))).toMatchObject({
      status: 413,
    });
    expect(await events.post(FORM_TYPE, "ssl_check=1&token=unused")).toMatchObject({ status: 200 });
  });

  it("takes nothing more once it stops, so that Slack brings it to another replica", async () => {
    const { workspace, platform } = await startOverHttp();
    await platform.stop();
    const sent = workspace.mention("who leads?");
    await expect(sent.acknowledged()).rejects.toThrow("http_error");
  });
});

describe("the log", () => {
  it("says which way in there is, and which variables aren't used", async () => {
    const overSocket = await startOverSocket({ unused: ["SLACK_SIGNING_SECRET"] });
    const messages = overSocket.log.lines.map(({ message }) => message);
    expect(messages).toContain("Slack's events come over Socket Mode, from one workspace.");
    expect(overSocket.log.lines).toContainEqual(
      expect.objectContaining({ level: "warn", details: expect.objectContaining({ unused: "SLACK_SIGNING_SECRET" }) }),
    );

    const { log } = await startOverHttp();
    expect(log.lines.filter(({ level }) => level !== "debug")).toEqual([
      expect.objectContaining({ message: "Slack's events come over HTTP at /slack/events, from one workspace." }),
    ]);
  });
});

describe("an address without a path", () => {
  it("leads to the Web API below it", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    await startSocketReplica(double, workspace, { apiUrl: `${double.origin}/` });
    expect(await workspace.mention("who leads?").reply()).toBeDefined();
  });
});
