import { describe, expect, it } from "vitest";
import { newReplica, startDouble, startOverHttp, startOverSocket, startSocketReplica } from "./rig.ts";

describe("a post", () => {
  it("that Slack doesn't take now is made when Slack said", async () => {
    const { double, workspace } = await startOverHttp();
    double.fail({ kind: "rate-limit", retryAfterSeconds: 0, method: "chat.postMessage" });
    const sent = workspace.mention("who leads?");
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
    expect(double.journal.callsOf("chat.postMessage").map(({ outcome }) => outcome)).toHaveLength(2);
  });

  it("that has to wait holds up no other channel, no command, and not the end", async () => {
    const { double, workspace, platform } = await startOverHttp();
    const busy = workspace.addChannel("busy");
    double.fail({
      ...{ kind: "rate-limit", retryAfterSeconds: 60, method: "chat.postMessage", channel: busy.id },
      times: Number.POSITIVE_INFINITY,
    });
    const limited = Array.from({ length: 120 }, (_, index) =>
      workspace.mention(`question ${index}`, { channel: busy }),
    );
    await double.journal.waitForCalls("chat.postMessage", limited.length);
    expect(await workspace.slash("/staffetta", "ask who leads?").reply()).toMatchObject({ via: "acknowledgement" });
    expect(await workspace.mention("who leads?").reply()).toBeDefined();
    await platform.stop();
    await Promise.all(limited.map((each) => each.acknowledged()));
    expect(limited.flatMap(({ repliesSoFar }) => repliesSoFar)).toEqual([]);
  });

  it("whose blocks are refused is made with its text alone", async () => {
    const { double, workspace } = await startOverHttp();
    double.fail({ kind: "error", error: "invalid_blocks", method: "chat.postMessage" });
    expect(await workspace.mention("who leads?").reply()).toMatchObject({
      blocks: [],
      text: expect.stringContaining("§6 · The article"),
    });
  });

  it.each(["not_in_channel", "channel_not_found"])("refused with %s is told to the person, once", async (error) => {
    const { double, workspace, log } = await startOverHttp();
    double.fail({ kind: "error", error, method: "chat.postMessage", channel: workspace.general.id });
    await workspace.mention("who leads?").acknowledged();
    const [, told] = double.journal.callsOf("chat.postMessage");
    expect(told?.arguments).toMatchObject({ channel: workspace.user.id, text: expect.stringContaining("/invite") });
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", details: { code: error, remedy: expect.stringContaining("/invite") } }),
    );
  });

  it.each([
    ["is_archived", /unarchive/],
    ["missing_scope", /reinstall/],
    ["token_revoked", /reinstall/],
    ["account_inactive", /install it again/],
    ["invalid_auth", /SLACK_BOT_TOKEN/],
  ])("refused with %s is written down with what to do, and not repeated", async (error, remedy) => {
    const { double, workspace, log } = await startOverHttp();
    double.fail({ kind: "error", error, method: "chat.postMessage" });
    await workspace.mention("who leads?").acknowledged();
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(1);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", details: { code: error, remedy: expect.stringMatching(remedy) } }),
    );
  });
});

describe("at the start", () => {
  it("a token that Slack refuses is named, without its value", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    double.fail({ kind: "error", error: "invalid_auth", method: "auth.test" });
    const started = startSocketReplica(double, workspace);
    await expect(started).rejects.toMatchObject({ name: "PlatformRefusedError", code: "slack-token-refused" });
    await expect(started).rejects.not.toThrow(workspace.botToken);
  });

  it("an app-level token that Slack refuses is named", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    double.fail({ kind: "error", error: "invalid_auth", method: "apps.connections.open" });
    await expect(startSocketReplica(double, workspace)).rejects.toThrow(/SLACK_APP_TOKEN .*connections:write/);
  });

  it("scopes that are missing are named", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ scopes: ["app_mentions:read", "chat:write"] });
    const { log } = await startSocketReplica(double, workspace, { threadFollowUps: true });
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        level: "warn",
        details: {
          community: workspace.id,
          missing: expect.stringMatching(/^assistant:write channels:history .*users:read$/),
          remedy: expect.any(String),
        },
      }),
    );
  });

  it.each([
    { kind: "status", status: 503 } as const,
    { kind: "cut", when: "before" } as const,
    { kind: "rate-limit", retryAfterSeconds: 1 } as const,
    { kind: "error", error: "internal_error" } as const,
  ])("a Slack that can't say who the bot is (%j) isn't connected, and is asked anew", async (fault) => {
    const double = await startDouble();
    const workspace = double.workspace();
    double.fail({ ...fault, method: "auth.test" });
    const way = { kind: "socket" as const, botToken: workspace.botToken, appToken: double.appToken };
    const { platform, bot } = newReplica(double, way);
    await expect(platform.connect(bot)).rejects.toMatchObject({ code: "slack-unreachable" });
    await platform.connect(bot);
    expect(bot.callsOf("joined").map(({ rest }) => rest)).toEqual([["slack", workspace.id]]);
  });

  it.each([{ kind: "error", error: "unknown_method" } as const, { kind: "status", status: 404 } as const])(
    "a Web API that doesn't know auth.test (%j) is worked with all the same",
    async (fault) => {
      const double = await startDouble();
      const workspace = double.workspace();
      double.fail({ ...fault, method: "auth.test", times: Number.POSITIVE_INFINITY });
      const { bot, log } = await startSocketReplica(double, workspace);
      await workspace.mention("who leads?").reply();
      expect(bot.callsOf("message")[0]).toMatchObject({
        visit: { community: workspace.id },
        rest: ["who leads?", "mention"],
      });
      expect(log.lines).toContainEqual(expect.objectContaining({ level: "warn" }));
    },
  );
});

it("tells one person, and says where that can't be", async () => {
  const { double, workspace, platform } = await startOverSocket();
  const address = { platform: "slack", community: workspace.id, person: workspace.user.id, untilMs: 0 };
  const answer = { language: "en", private: true, summary: "Now", blocks: [{ kind: "text", text: "Now" }] } as const;
  await platform.tell(address, answer);
  expect(workspace.messages(workspace.directChannel())).toMatchObject([{ text: "Now" }]);
  double.fail({ kind: "error", error: "account_inactive", method: "chat.postMessage" });
  await expect(platform.tell(address, answer)).rejects.toMatchObject({ name: "PostRefusedError" });
});
