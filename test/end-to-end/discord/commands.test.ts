import { ChannelType } from "discord.js";
import { afterEach, describe, expect, it } from "vitest";
import { failed } from "../../doubles/discord/rest/script.ts";
import { connectedRig, type Rig, type RigOptions } from "./rig.ts";

let rig: Rig;

async function start(options?: RigOptions) {
  rig = await connectedRig(options);
  return rig;
}

afterEach(() => {
  expect(rig.logged("error")).toEqual([]);
});

const moderatorOf = ({ double }: Rig) => double.people.create({ name: "Mo", permissions: ["ManageGuild"] });

describe("/ask", () => {
  it("answers in English, with the paragraph and related questions", async () => {
    const { double } = await start();
    const handle = double.command({ name: "ask", options: { question: "Who is leading the AI race?" } });
    const reply = await handle.reply();
    expect(handle.acknowledgement?.type).toBe(4);
    expect(reply).toMatchObject({ ephemeral: false, isComponentsV2: true });
    expect(reply.text).toContain("United States");
    expect(reply.text).toContain("§");
    expect(reply.buttons.length).toBeGreaterThan(2);
    const emoji = reply.components.flatMap((component) => (component.emoji === undefined ? [] : [component.emoji]));
    expect(emoji).toEqual([{ name: "👍" }, { name: "👎" }]);
  });

  it("answers in Italian, by the Italian names", async () => {
    const { double } = await start();
    const user = double.people.create({ locale: "it" });
    const reply = await double
      .command({ name: "chiedi", options: { domanda: "Chi è in testa nella corsa all'IA?" }, user })
      .reply();
    expect(reply.text).toContain("Stati Uniti");
  });

  it("answers to the person alone where they want that", async () => {
    const { double } = await start();
    const options = { question: "Who is leading the AI race?", private: true };
    expect((await double.command({ name: "ask", options }).reply()).ephemeral).toBe(true);
  });

  it("says no with buttons to tell the editors and to be told", async () => {
    const { double } = await start();
    const reply = await double.command({ name: "ask", options: { question: "How old is Clement Delangue?" } }).reply();
    const wanted = reply.buttons.find(({ customId }) => customId?.startsWith("want:"));
    expect(wanted).toBeDefined();
    const thanks = await double.press(reply.message, wanted?.customId ?? "").reply();
    expect(thanks.ephemeral).toBe(true);
    const follow = reply.buttons.find(({ customId }) => customId?.startsWith("follow:"));
    const told = await double.press(reply.message, follow?.customId ?? "").reply();
    expect(told.buttons.map(({ customId }) => customId?.split(":")[0])).toEqual(["unfollow"]);
  });

  it("shows no mention that somebody typed as a live one", async () => {
    const { double } = await start({
      core: ({ sorry }) => ({
        ask: async (_, question) => ({ ...sorry("en"), blocks: [{ kind: "text", text: question }] }),
      }),
    });
    const question = `@everyone <@${double.home.person.id}> **now**`;
    const { text } = await double.command({ name: "ask", options: { question } }).reply();
    expect(text).toBe(`\\@everyone \\<\\@${double.home.person.id}> \\*\\*now\\*\\*`);
  });
});

it("completes questions in the person's language, also misspelt ones", async () => {
  const { double } = await start();
  const user = double.people.create({ locale: "it" });
  const typed = (question: string) =>
    double.autocomplete({ name: "ask", options: { question }, focused: "question", user }).choices();
  const choices = await typed("Chi è Clemnt");
  expect(choices.length).toBeGreaterThan(0);
  expect(choices[0]?.name).toMatch(/Clement/);
  expect(choices[0]?.value).toBe(choices[0]?.name);
  expect((await typed("")).length).toBeLessThanOrEqual(25);
});

describe("the other commands", () => {
  it("lists topics, whose buttons lead on", async () => {
    const { double } = await start();
    const reply = await double.command({ name: "topics" }).reply();
    const [first] = reply.buttons;
    const questions = await double.press(reply.message, first?.customId ?? "").reply();
    expect(questions.buttons.length).toBeGreaterThan(0);
  });

  it("debates, explains the last answer, helps, and shows and deletes what is kept", async () => {
    const { double } = await start();
    const debate = await double.command({ name: "debate" }).reply();
    expect(debate.text.split("§").length).toBeGreaterThan(2);
    await double.command({ name: "ask", options: { question: "Who is Clement Delangue?" } }).reply();
    expect((await double.command({ name: "explain" }).reply()).ephemeral).toBe(true);
    const help = await double.command({ name: "help" }).reply();
    expect(help.text).toContain("/ask");
    expect(help.text).not.toContain("/settings");
    const user = moderatorOf(rig);
    expect((await double.command({ name: "help", user }).reply()).text).toContain("/settings");
    const kept = await double.command({ name: "privacy show" }).reply();
    expect(kept.ephemeral).toBe(true);
    const sure = await double.command({ name: "privacy delete" }).reply();
    const surely = sure.buttons.find(({ customId }) => customId?.startsWith("delete-data-surely"));
    expect((await double.press(sure.message, surely?.customId ?? "").reply()).ephemeral).toBe(true);
  });

  it("asks about a message, and tells who brought the bot along", async () => {
    const { double } = await start();
    const message = double.say("Who is Clement Delangue?");
    const answer = await double.messageCommand("Ask about this message", message).reply();
    expect(answer.text).toContain("Delangue");
    expect(answer.message.content).toBe("");
    expect((await double.messageCommand("Ask about this message", answer.message).reply()).text).toContain("§");
    const elsewhere = double.channels.create(double.guilds.create({ name: "Elsewhere", withBot: false }));
    const far = double.say("What is gpt-oss?", { channel: elsewhere });
    const reply = await double.messageCommand("Ask about this message", far, { userInstalled: true }).reply();
    expect(reply.text).toContain("OpenAI");
    expect(() => double.command({ name: "gaps", channel: elsewhere, userInstalled: true })).toThrow();
  });
});

describe("moderators' commands", () => {
  it("are refused to others", async () => {
    const { double } = await start();
    for (const name of ["gaps", "settings show", "digest status"]) {
      const reply = await double.command({ name }).reply();
      expect(reply.ephemeral).toBe(true);
      expect(reply.buttons).toEqual([]);
      expect(reply.text).not.toContain("<#");
    }
  });

  it("are anybody's whom the server's settings give them to", async () => {
    const { double } = await start();
    const { guild, person } = double.home;
    const command = (name: string) => double.commands.list("global").find((each) => each.name === name)?.id ?? name;
    const answer = async (name: string) => (await double.command({ name }).reply()).text;
    const rule = (id: string, permission: boolean, type: 1 | 2) => ({ id, permission, type });
    double.commands.permit(guild.id, { id: command("gaps"), permissions: [rule(person.id, true, 2)] });
    expect(await answer("gaps")).toContain("Asked in vain");
    expect(await answer("settings show")).toBe("Only moderators may do that.");
    const own = [rule(guild.id, true, 1), rule(person.id, false, 2)];
    double.commands.permit(guild.id, { id: command("settings"), permissions: own });
    double.commands.permit(guild.id, { id: double.applicationId, permissions: [rule(guild.id, true, 1)] });
    expect(await answer("settings show")).toBe("Only moderators may do that.");
    expect(await answer("digest status")).toContain("<#");
    double.script("GET /applications/:id/guilds/:guild/commands/permissions", failed(403, 50001));
    expect(await answer("digest status")).toBe("Only moderators may do that.");
  });

  it("subscribe a channel, preview, post now, explain a day, pause and end it", async () => {
    const { double } = await start();
    const user = moderatorOf(rig);
    const news = double.channels.create(double.home.guild, { name: "news" });
    const say = (name: string, options = {}) =>
      double.command({ name, options: { channel: news, ...options }, user }).reply();
    const wishes = { time: "9:00", timezone: "Europe/Rome", language: "en", thread: true, activity: false };
    expect((await say("digest subscribe", wishes)).text).toContain(`<#${news.id}>`);
    const channel = { platform: "discord", community: double.home.guild.id, channel: news.id };
    expect(await rig.store.subscriptions.find(channel)).toMatchObject({
      ...{ localTime: "09:00", timeZone: "Europe/Rome", language: "en", thread: true },
      parts: ["card", "prompt", "news"],
    });
    expect((await say("digest preview", { date: "2030-01-02" })).text).toContain("§");
    expect((await say("digest status")).text).toContain("09:00");
    await say("digest now");
    expect(double.messagesOfBot(news)).toHaveLength(1);
    await say("digest why", { date: "2020-01-01" });
    expect((await say("digest settle", { date: "2020-01-01", as: "posted" })).ephemeral).toBe(true);
    await say("digest pause", { until: "2099-01-01" });
    expect(await rig.store.subscriptions.find(channel)).toMatchObject({ pausedUntil: "2099-01-01" });
    await say("digest resume");
    expect(await rig.store.subscriptions.find(channel)).toMatchObject({ pausedUntil: null });
    await say("digest unsubscribe");
    expect(await rig.store.subscriptions.find(channel)).toBeUndefined();
  });

  it("say which permissions are missing where a digest or a notice is to be posted", async () => {
    const { double, store } = await start();
    const user = moderatorOf(rig);
    const { channel, guild } = double.home;
    const say = (name: string, options = {}) => double.command({ name, options, user }).reply();
    const wishes = { time: "9:00", timezone: "Europe/Rome" };
    expect((await say("digest subscribe", { ...wishes, thread: true })).text).not.toContain("permissions");
    double.channels.deny(channel, "ViewChannel", "CreatePublicThreads");
    const warning = `<#${channel.id}> I lack these permissions: View Channel and Create Public Threads.`;
    await expect.poll(async () => (await say("digest subscribe", wishes)).text).toContain(warning);
    expect((await say("digest status")).text).toContain(warning);
    expect(await store.subscriptions.list("discord", guild.id)).toHaveLength(1);
    expect((await say("settings notices", { channel })).text).toContain("I lack these permissions: View Channel.");
    await say("settings notices");
    expect((await say("settings channels", { channel })).text).toContain("I lack these permissions: View Channel.");
    double.channels.allow(channel, "ViewChannel", "CreatePublicThreads");
    await expect.poll(async () => (await say("settings show")).text).not.toContain("lack");
  });

  it("choose forums for answers, and not for digests", async () => {
    const { double, store } = await start();
    const user = moderatorOf(rig);
    const { guild, person } = double.home;
    const forum = double.channels.create(guild, { name: "questions", type: ChannelType.GuildForum });
    const post = double.channels.createThread(forum, "Who?", person);
    await double.command({ name: "settings channels", options: { channel: forum }, user }).reply();
    const answer = await double.answerTo(double.mention("Who is Clement Delangue?", { channel: post }));
    expect(answer.text).toContain("§");
    const options = { time: "9:00", timezone: "Europe/Rome" };
    const refused = await double.command({ name: "digest subscribe", options, channel: post, user }).reply();
    expect(refused.text).toContain(`<#${forum.id}> takes posts`);
    expect(await store.subscriptions.list("discord", guild.id)).toEqual([]);
  });

  it("complete time zones", async () => {
    const { double } = await start();
    const options = { timezone: "rome" };
    const call = { name: "digest subscribe", options, focused: "timezone", user: moderatorOf(rig) };
    expect((await double.autocomplete(call).choices())[0]?.value).toBe("Europe/Rome");
  });

  it("choose channels, privacy, notices and language", async () => {
    const { double } = await start();
    const user = moderatorOf(rig);
    const { channel, guild } = double.home;
    const second = double.channels.create(guild, { name: "second" });
    const say = (name: string, options = {}) => double.command({ name, options, user }).reply();
    await say("settings channels", { channel, "channel-2": second });
    await say("settings answers", { private: true });
    await say("settings notices", { channel: second });
    expect((await say("settings language", { language: "en" })).text).toContain(`<#${second.id}>`);
    expect(await rig.store.communities.read("discord", guild.id)).toMatchObject({
      ...{ answerChannels: [channel.id, second.id], answerPrivately: true },
      ...{ noticesChannel: second.id, language: "en" },
    });
    await say("settings channels");
    await say("settings language", { language: "none" });
    await say("settings notices");
    await say("settings show");
    expect(await rig.store.communities.read("discord", guild.id)).toMatchObject({
      ...{ answerChannels: null, noticesChannel: null, language: null },
    });
  });
});
