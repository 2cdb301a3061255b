import { describe, expect, it } from "vitest";
import { DEFAULT_SCOPES } from "../../doubles/slack/driver/workspace.ts";
import { createEchoBot } from "./echo-bot.ts";
import { startDouble, startOverHttp, startOverSocket, startSocketReplica } from "./rig.ts";

const HISTORY = [...DEFAULT_SCOPES, "channels:history", "groups:history"];

describe.each([
  ["Socket Mode", startOverSocket],
  ["HTTP", startOverHttp],
] as const)("over %s", (_name, start) => {
  it("answers a mention in its thread, once, within Slack's limits", async () => {
    const { double, workspace, bot } = await start();
    const sent = workspace.mention("who leads?");
    expect(await sent.reply()).toMatchObject({
      threadTs: sent.ts,
      text: expect.stringContaining("Answer: who leads?"),
    });
    await sent.acknowledged();
    expect(sent.repliesSoFar).toHaveLength(1);
    expect(bot.callsOf("message")[0]).toMatchObject({
      visit: { community: workspace.id, channel: workspace.general.id, thread: sent.ts, direct: false },
      rest: ["who leads?", "mention"],
    });
    expect(double.journal.violations).toEqual([]);
  });

  it("answers a direct message where it was written", async () => {
    const { double, workspace, bot } = await start();
    const sent = workspace.directMessage("who leads?");
    expect(await sent.reply()).toMatchObject({ threadTs: undefined });
    expect(bot.callsOf("message")[0]).toMatchObject({
      visit: { thread: null, direct: true },
      rest: [expect.any(String), "direct"],
    });
    expect(double.journal.violations).toEqual([]);
  });

  it("answers what was asked of it privately to the person alone", async () => {
    const { workspace } = await start({ bot: createEchoBot({ private: true }) });
    expect(await workspace.mention("who leads?").reply()).toMatchObject({ ephemeralTo: workspace.user.id });
  });

  it("says nothing where the bot has nothing to say, and tells Slack that it arrived", async () => {
    const { double, workspace } = await start();
    await workspace.mention("nothing").acknowledged();
    expect(double.journal.callsOf("chat.postMessage")).toEqual([]);
  });

  it("is sorry where something fails inside, and writes down what", async () => {
    const bot = createEchoBot({ before: async () => Promise.reject(new Error("inside")) });
    const { workspace, log } = await start({ bot });
    expect(await workspace.mention("who leads?").reply()).toMatchObject({ text: "Sorry, that didn't work." });
    expect(log.lines).toContainEqual(
      expect.objectContaining({ level: "error", details: { error: new Error("inside") } }),
    );
  });
});

describe("threads", () => {
  it("hears questions without a mention where the setting and Slack allow it", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ scopes: HISTORY });
    const { bot } = await startSocketReplica(double, workspace, { threadFollowUps: true });
    const mention = workspace.mention("who leads?");
    await mention.reply();
    const followUp = workspace.threadMessage("and why?", { thread: mention });
    expect(await followUp.reply()).toMatchObject({ threadTs: mention.ts });
    expect(bot.callsOf("message").at(-1)).toMatchObject({
      visit: { thread: mention.ts },
      rest: ["and why?", "overheard"],
    });
  });

  it("needs a mention otherwise", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ scopes: HISTORY });
    const { bot } = await startSocketReplica(double, workspace);
    const mention = workspace.mention("who leads?");
    await mention.reply();
    await workspace.threadMessage("and why?", { thread: mention }).acknowledged();
    expect(bot.callsOf("message")).toHaveLength(1);
    const again = workspace.mention("and why?", { thread: mention });
    expect(await again.reply()).toMatchObject({ threadTs: mention.ts });
  });
});

describe("what isn't a question", () => {
  it("is left alone: edits, channel talk, and the bot's own messages", async () => {
    const double = await startDouble();
    const workspace = double.workspace({ scopes: HISTORY });
    const { bot } = await startSocketReplica(double, workspace, { threadFollowUps: true });
    const sent = workspace.mention("who leads?");
    await sent.reply();
    await workspace.edit(sent, `<@${workspace.botUserId}> who follows?`).acknowledged();
    await workspace.channelMessage("good morning").acknowledged();
    expect(bot.callsOf("message")).toHaveLength(1);
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(1);
  });
});

describe("what a person wrote", () => {
  it("pings nobody when it is said back", async () => {
    const { double, workspace, bot } = await startOverSocket();
    const sent = workspace.mention("<!channel> and <@U0AAAAAAA> and &lt;!here&gt;?");
    const { text } = await sent.reply();
    expect(bot.callsOf("message")[0]?.rest[0]).toBe("@channel and @… and <!here>?");
    expect(text).toContain("&lt;!here&gt;");
    expect(double.journal.violations).toEqual([]);
  });
});
