import { describe, expect, it } from "vitest";
import { createEchoBot } from "./echo-bot.ts";
import { startOverHttp, startOverSocket } from "./rig.ts";

describe.each([
  ["Socket Mode", startOverSocket],
  ["HTTP", startOverHttp],
] as const)("a command over %s", (_name, start) => {
  it("answers a question with its acknowledgement, for all to read", async () => {
    const { double, workspace, bot } = await start();
    const sent = workspace.slash("/staffetta", "chi è in testa?");
    expect(await sent.reply()).toMatchObject({ via: "acknowledgement", ephemeralTo: undefined });
    expect(bot.callsOf("ask")[0]).toMatchObject({ rest: ["chi è in testa?", undefined] });
    expect(double.journal.violations).toEqual([]);
  });

  it("answers privately where that is wanted", async () => {
    const { workspace } = await start({ bot: createEchoBot({ private: true }) });
    expect(await workspace.slash("/staffetta", "ask who leads?").reply()).toMatchObject({
      ephemeralTo: workspace.user.id,
    });
  });

  it.each([
    ["topics", "topics"],
    ["dibattito", "debate"],
    ["explain", "explain"],
    ["aiuto", "help"],
    ["lacune", "gaps"],
    ["privacy", "showData"],
    ["privacy delete", "deleteData"],
    ["settings", "settings"],
  ])("%s leads to %s", async (text, name) => {
    const { workspace, bot } = await start();
    expect(await workspace.slash("/staffetta", text).reply()).toMatchObject({ ephemeralTo: workspace.user.id });
    expect(bot.callsOf(name)).toHaveLength(1);
  });
});

describe("a command", () => {
  it("says in help that commands don't work in threads", async () => {
    const { workspace, bot } = await startOverHttp();
    await workspace.slash("/staffetta", "help").acknowledged();
    const [hints] = bot.callsOf("help")[0]?.rest ?? [];
    expect(hints).toMatchObject({ en: expect.arrayContaining([expect.stringContaining("don't work in threads")]) });
    expect(hints).toMatchObject({ it: expect.arrayContaining([expect.stringContaining("non funzionano")]) });
  });

  it("changes a setting with a channel that was chosen from Slack's list", async () => {
    const { workspace, bot } = await startOverHttp();
    await workspace.slash("/staffetta", `settings channels <#${workspace.general.id}|general>`).acknowledged();
    expect(bot.callsOf("settings")[0]?.rest).toEqual([{ answerChannels: [workspace.general.id] }]);
    const unreadable = workspace.slash("/staffetta", "settings nonsense");
    expect(await unreadable.reply()).toMatchObject({ text: expect.stringContaining("How to say it") });
  });

  it("is sorry where something fails inside", async () => {
    const bot = createEchoBot({ before: async () => Promise.reject(new Error("inside")) });
    const { workspace } = await startOverHttp({ bot });
    expect(await workspace.slash("/staffetta", "ask who?").reply()).toMatchObject({ text: "Sorry, that didn't work." });
  });
});

describe("who is a moderator", () => {
  const moderates = async (by: "admin" | "named" | "nobody") => {
    const named = ["U0NAMED00"];
    const rig = await startOverHttp({ bot: createEchoBot({ named: by === "named" ? named : [] }) });
    const user = rig.workspace.addPerson({ isAdmin: by === "admin", ...(by === "named" && { id: "U0NAMED00" }) });
    await rig.workspace.slash("/staffetta", "gaps", { user }).acknowledged();
    return rig.bot.callsOf("gaps")[0]?.visit;
  };

  it("is an admin of the workspace, or somebody whom one named, and nobody else", async () => {
    expect(await moderates("admin")).toMatchObject({ moderator: "community", locale: "en" });
    expect(await moderates("named")).toMatchObject({ moderator: "community" });
    expect(await moderates("nobody")).toMatchObject({ moderator: false });
  });

  it("is of their own channel who created it", async () => {
    const { workspace, bot } = await startOverHttp();
    const channel = workspace.addChannel("own", { creator: workspace.user.id });
    await workspace.slash("/staffetta", "gaps", { channel }).acknowledged();
    expect(bot.callsOf("gaps")[0]).toMatchObject({ visit: { moderator: "channel" } });
  });

  it.each([{ kind: "error", error: "missing_scope" } as const, { kind: "rate-limit", retryAfterSeconds: 1 } as const])(
    "isn't known where Slack doesn't say (%j), and is asked anew",
    async (fault) => {
      const { double, workspace, bot, log } = await startOverHttp();
      const user = workspace.addPerson({ isAdmin: true });
      double.fail({ ...fault, method: "users.info" });
      const unknown = workspace.slash("/staffetta", "gaps", { user });
      expect(await unknown.reply()).toMatchObject({
        text: expect.stringContaining("Slack didn't tell me who you are"),
      });
      expect(bot.callsOf("gaps")).toEqual([]);
      await workspace.slash("/staffetta", "gaps", { user }).acknowledged();
      expect(bot.callsOf("gaps")[0]).toMatchObject({ visit: { moderator: "community" } });
      expect(log.lines).toContainEqual(expect.objectContaining({ level: "warn" }));
    },
  );
});

describe("the digest's commands", () => {
  async function asAdmin() {
    const rig = await startOverHttp();
    const user = rig.workspace.addPerson({ isAdmin: true, timeZone: "Europe/Rome" });
    const slash = (text: string) => rig.workspace.slash("/staffetta", text, { user });
    return { ...rig, user, slash };
  }

  it.each([
    ["subscribe 9:00 Europe/Rome", "digest subscribe", [{ time: "9:00", timeZone: "Europe/Rome" }]],
    ["unsubscribe", "digest unsubscribe", []],
    ["pause 2026-12-31", "digest pause", ["2026-12-31"]],
    ["resume", "digest pause", [null]],
    ["status", "digest status", []],
    ["preview 2026-12-01", "digest preview", ["2026-12-01"]],
    ["now", "digest now", []],
    ["why 2026-12-01", "digest why", ["2026-12-01"]],
    ["why", "digest why", [expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]],
    ["settle 2026-12-01 posted", "digest settle", ["2026-12-01", "posted"]],
    ["notices <#C0AAA|mods>", "digest notices", ["C0AAA"]],
  ])("%s is carried out", async (text, name, rest) => {
    const { slash, bot, user } = await asAdmin();
    expect(await slash(`digest ${text}`).reply()).toMatchObject({ ephemeralTo: user.id });
    expect(bot.callsOf(name)[0]?.rest).toEqual(rest);
  });

  it("are about the channel that is named", async () => {
    const { slash, bot, workspace } = await asAdmin();
    const other = workspace.addChannel("other");
    await slash(`digest status <#${other.id}|other>`).acknowledged();
    expect(bot.callsOf("digest")[0]).toMatchObject({ visit: { channel: other.id, moderator: "community" } });
  });

  it("say how they are meant where they can't be read", async () => {
    const { slash } = await asAdmin();
    expect(await slash("digest nonsense").reply()).toMatchObject({
      text: expect.stringContaining("digest unsubscribe"),
    });
  });

  it("open a window that subscribes", async () => {
    const { slash, bot, workspace, double } = await asAdmin();
    const view = await slash("digest subscribe").view();
    const sent = workspace.submitView(view, { time: "08:30", language: "it", thread: "thread", exhausted: "weekly" });
    expect(await sent.acknowledged()).toMatchObject({ response: { response_action: "update" } });
    expect(bot.callsOf("digest subscribe")[0]?.rest).toEqual([
      {
        ...{ time: "08:30", timeZone: "Europe/Rome", language: "it", thread: true, whenExhausted: "weekly" },
        parts: { card: true, prompt: true, news: true, activity: true },
      },
    ]);
    expect(bot.callsOf("digest").at(-1)).toMatchObject({ visit: { channel: workspace.general.id } });
    expect(double.journal.violations).toEqual([]);
  });

  it("say what to type where no window opens", async () => {
    const { slash, double } = await asAdmin();
    double.fail({ kind: "error", error: "expired_trigger_id", method: "views.open" });
    expect(await slash("digest subscribe").reply()).toMatchObject({
      text: expect.stringMatching(/didn't open the form.*digest subscribe 9:00 Europe\/Rome/s),
    });
  });

  it.each(["public", "private"] as const)("subscribe no %s channel that the bot isn't a member of", async (kind) => {
    const { slash, bot, workspace } = await asAdmin();
    const channel = workspace.addChannel("elsewhere", { kind, withBot: false });
    const text = `digest subscribe 9:00 Europe/Rome <#${channel.id}|elsewhere>`;
    expect(await slash(text).reply()).toMatchObject({ text: expect.stringContaining("/invite me first") });
    expect(bot.callsOf("digest subscribe")).toEqual([]);
    await workspace.botAdded(channel).acknowledged();
    await slash(text).acknowledged();
    expect(bot.callsOf("digest subscribe")).toHaveLength(1);
  });

  it("open no window for who may not", async () => {
    const { workspace, double } = await startOverHttp();
    const sent = workspace.slash("/staffetta", "digest subscribe");
    expect(await sent.reply()).toMatchObject({ text: "Only moderators may." });
    expect(double.journal.callsOf("views.open")).toEqual([]);
  });
});
