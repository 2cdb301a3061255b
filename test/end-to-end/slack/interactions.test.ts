import { describe, expect, it } from "vitest";
import type { Message } from "../../doubles/slack/types.ts";
import { startOverHttp, startOverSocket } from "./rig.ts";

async function answered(start: typeof startOverHttp | typeof startOverSocket = startOverHttp) {
  const rig = await start();
  const mention = rig.workspace.mention("who leads?");
  return { ...rig, mention, answer: await mention.reply() };
}

describe.each([
  ["Socket Mode", startOverSocket],
  ["HTTP", startOverHttp],
] as const)("a button over %s", (_name, start) => {
  it("asks a related question in the thread", async () => {
    const { workspace, bot, mention, answer, double } = await answered(start);
    await workspace.press(answer, "do-0").acknowledged();
    expect(await mention.replyWhere(({ text }) => text === "pressed ask")).toMatchObject({ threadTs: mention.ts });
    expect(bot.callsOf("press")[0]).toMatchObject({
      visit: { channel: workspace.general.id, thread: mention.ts },
      rest: [{ kind: "ask", entry: "entry-1", language: "en" }, answer.ts],
    });
    expect(double.journal.violations).toEqual([]);
  });

  it("thanks for 👍 alone", async () => {
    const { workspace, answer, mention } = await answered(start);
    await workspace.press(answer, "do-feedback", { value: "helpful:en:0123456789" }).acknowledged();
    const thanks = await mention.replyWhere(({ text }) => text === "pressed helpful");
    expect(thanks).toMatchObject({ ephemeralTo: workspace.user.id });
  });

  it("asks why after 👎, in a window that thanks", async () => {
    const { workspace, bot, answer, double } = await answered(start);
    const view = await workspace.press(answer, "do-feedback", { value: "unhelpful:en:0123456789" }).view();
    const sent = workspace.submitView(view, { typed: "too long" });
    expect(await sent.acknowledged()).toMatchObject({ response: { response_action: "update" } });
    const rest = [{ kind: "unhelpful", entries: ["0123456789"], language: "en" }, answer.ts];
    await expect.poll(() => bot.callsOf("press")[0]?.rest).toEqual(rest);
    expect(bot.callsOf("submit")[0]).toMatchObject({
      visit: { channel: workspace.general.id, person: workspace.user.id },
      rest: [...rest, "too long"],
    });
    expect(double.journal.violations).toEqual([]);
  });
});

describe("a button", () => {
  it("on what one person sees answers that person", async () => {
    const { workspace } = await startOverHttp();
    const command = workspace.slash("/staffetta", "privacy");
    await command.acknowledged();
    const asked = workspace.slash("/staffetta", "ask who?");
    const answer = await asked.reply();
    await workspace.press(answer, "do-0").acknowledged();
    expect(await asked.replyWhere(({ text }) => text === "pressed ask")).toBeDefined();
  });

  it("reaches channels that the bot isn't a member of", async () => {
    const { workspace, double } = await startOverHttp();
    const elsewhere = workspace.addChannel("elsewhere", { withBot: false });
    const asked = workspace.slash("/staffetta", "ask who?", { channel: elsewhere });
    const answer = await asked.reply();
    await workspace.press(answer, "do-0").acknowledged();
    const told = await asked.replyWhere(({ text }) => text === "pressed ask");
    expect(told).toMatchObject({ via: "response_url" });
    expect(double.journal.violations).toEqual([]);
  });

  it("whose window can't be opened still counts, and is answered", async () => {
    const { workspace, double, answer, mention } = await answered();
    double.fail({ kind: "error", error: "expired_trigger_id", method: "views.open" });
    await workspace.press(answer, "do-feedback", { value: "unhelpful:en:0123456789" }).acknowledged();
    expect(await mention.replyWhere(({ text }) => text === "pressed unhelpful")).toBeDefined();
  });
});

describe("a message's shortcut", () => {
  it("asks what the message asks, for the person alone, in a place that the bot isn't a member of too", async () => {
    const { workspace, bot, double } = await startOverHttp();
    const other = workspace.addPerson();
    const places = [workspace.general, workspace.addChannel("elsewhere", { withBot: false })];
    for (const channel of places) {
      const message = workspace.channelMessage("who leads &lt;today&gt;?", { channel, user: other });
      const seen = await workspace.shortcut("ask_about_message", message).reply();
      expect(seen).toMatchObject({
        ephemeralTo: workspace.user.id,
        text: expect.stringContaining("Answer: who leads"),
      });
    }
    expect(bot.callsOf("ask")[0]?.rest).toEqual(["who leads <today>?", { private: true, quoted: true }]);
    expect(double.journal.violations).toEqual([]);
  });
});

describe("the mute reaction", () => {
  const quieted = async (
    on: (rig: Awaited<ReturnType<typeof answered>>) => { channel: string; ts: string } | Message,
  ) => {
    const rig = await answered();
    await rig.workspace.react("mute", on(rig)).acknowledged();
    await expect.poll(() => rig.bot.callsOf("quiet").length).toBe(1);
    return { thread: rig.bot.callsOf("quiet")[0]?.visit?.thread, expected: rig.mention.ts };
  };

  it("silences the thread, on its first message as on an answer", async () => {
    const onAnswer = await quieted(({ answer }) => answer);
    expect(onAnswer.thread).toBe(onAnswer.expected);
    const onQuestion = await quieted(({ mention }) => mention);
    expect(onQuestion.thread).toBe(onQuestion.expected);
  });

  it("is the only one that does", async () => {
    const { workspace, bot, answer, double } = await answered();
    await workspace.react("thumbsup", answer).acknowledged();
    expect(bot.callsOf("quiet")).toEqual([]);
    expect(double.journal.callsOf("chat.getPermalink")).toEqual([]);
  });
});
