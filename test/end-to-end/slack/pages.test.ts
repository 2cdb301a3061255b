import { describe, expect, it } from "vitest";
import { SIGNING_SECRET, sharedStore, startHttpReplica, startOverHttp } from "./rig.ts";

describe("the home tab", () => {
  it("shows the person's page, with a choice of language", async () => {
    const { workspace, bot, double } = await startOverHttp();
    workspace.openHome();
    const home = await workspace.home();
    expect(home.content).toMatchObject({ type: "home" });
    expect(bot.callsOf("home")[0]).toMatchObject({ visit: { person: workspace.user.id, direct: true } });
    await workspace.press(home, "language", { value: "it" }).acknowledged();
    await double.journal.waitForCalls("views.publish", 2);
    expect(bot.callsOf("chooseLanguage")[0]?.rest).toEqual(["it"]);
    await workspace.press(await workspace.home(), "language", { value: "auto" }).acknowledged();
    await double.journal.waitForCalls("views.publish", 3);
    expect(bot.callsOf("chooseLanguage")[1]?.rest).toEqual([null]);
    expect(double.journal.violations).toEqual([]);
  });

  it("answers its buttons in a direct message", async () => {
    const { workspace, double } = await startOverHttp();
    workspace.openHome();
    await workspace.press(await workspace.home(), "do-0").acknowledged();
    await double.journal.waitForCalls("chat.postMessage", 1);
    await expect
      .poll(() => workspace.messages(workspace.directChannel()).map(({ text }) => text))
      .toEqual(["pressed ask"]);
  });

  it("knows whose the channels are", async () => {
    const { workspace, bot } = await startOverHttp();
    const own = workspace.addChannel("own", { creator: workspace.user.id });
    await workspace.openHome().acknowledged();
    const [ownsChannel] = (bot.callsOf("home")[0]?.rest ?? []) as [(channel: string) => Promise<boolean>];
    expect([await ownsChannel(own.id), await ownsChannel(workspace.general.id)]).toEqual([true, false]);
  });
});

describe("the agent's pane", () => {
  it("suggests four questions at most where a newer app is opened", async () => {
    const { workspace, double } = await startOverHttp();
    await workspace.openHome(undefined, "messages").acknowledged();
    const [call] = double.journal.callsOf("assistant.threads.setSuggestedPrompts");
    expect(call?.arguments.prompts).toHaveLength(4);
    expect(call?.outcome).toBe("ok");
    expect(double.journal.violations).toEqual([]);
  });

  it("suggests them where an older app's thread begins, names it by its first question, and shows that it works", async () => {
    const { workspace, double } = await startOverHttp();
    const thread = workspace.assistantThreadStarted();
    await thread.acknowledged();
    expect(double.journal.callsOf("assistant.threads.setSuggestedPrompts")[0]?.arguments).toMatchObject({
      thread_ts: thread.ts,
    });
    const question = workspace.directMessage("who leads?", { thread });
    expect(await question.reply()).toMatchObject({ threadTs: thread.ts });
    await question.acknowledged();
    await workspace.directMessage("and why?", { thread }).acknowledged();
    expect(double.journal.callsOf("assistant.threads.setStatus")).toHaveLength(2);
    expect(workspace.status(thread.channel, thread.ts)).toBeUndefined();
    expect(double.journal.callsOf("assistant.threads.setTitle").map(({ arguments: { title } }) => title)).toEqual([
      "who leads?",
    ]);
    expect(double.journal.violations).toEqual([]);
  });

  it("names a thread of a newer app, whose beginning isn't told, once over all replicas", async () => {
    const store = sharedStore();
    const { workspace, double, url } = await startOverHttp({ store });
    const other = await startHttpReplica(double, workspace, { store });
    double.http({ url: [url, other.url], signingSecret: SIGNING_SECRET });
    const first = workspace.directMessage("hello");
    await first.acknowledged();
    for (const text of ["who leads?", "and why?", "and since when?"])
      await workspace.directMessage(text, { thread: first }).acknowledged();
    expect(double.journal.callsOf("assistant.threads.setTitle").map(({ arguments: { title } }) => title)).toEqual([
      "who leads?",
    ]);
  });

  it("leaves nothing open of a title that Slack doesn't take", async () => {
    const store = sharedStore();
    const { workspace, double } = await startOverHttp({ store });
    double.fail({ kind: "error", error: "internal_error", method: "assistant.threads.setTitle" });
    const thread = workspace.assistantThreadStarted();
    await workspace.directMessage("who leads?", { thread }).acknowledged();
    await double.journal.waitForCalls("assistant.threads.setTitle", 1);
    const key = `slack-title/${workspace.id}/${thread.channel}/${thread.ts}`;
    await expect.poll(() => store.handledEvents.begin([key], 1)).toBe("handled");
  });

  it("shows no longer that it works where no answer comes", async () => {
    const { workspace, double } = await startOverHttp();
    const thread = workspace.assistantThreadStarted();
    double.fail({ kind: "error", error: "is_archived", method: "chat.postMessage" });
    await workspace.directMessage("who leads?", { thread }).acknowledged();
    expect(double.journal.callsOf("assistant.threads.setStatus")).toHaveLength(2);
    expect(workspace.status(thread.channel, thread.ts)).toBeUndefined();
  });

  it("is left alone for a while where a workspace has none", async () => {
    const { workspace, double } = await startOverHttp();
    double.fail({ kind: "error", error: "missing_scope", method: "assistant.threads.setStatus" });
    const thread = workspace.assistantThreadStarted();
    for (const text of ["one", "two"]) await workspace.directMessage(text, { thread }).acknowledged();
    expect(double.journal.callsOf("assistant.threads.setStatus")).toHaveLength(1);
    expect(double.journal.callsOf("chat.postMessage")).toHaveLength(2);
  });
});
