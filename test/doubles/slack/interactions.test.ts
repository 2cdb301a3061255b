import type { App } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { startDouble, startSocketApp, WAIT_MS } from "./bolt-app.ts";

const QUIET = { unfurl_links: false, unfurl_media: false } as const;
const plain = (text: string) => ({ type: "plain_text" as const, text });

async function start(listen: (app: App) => void) {
  const double = await startDouble();
  const workspace = double.workspace();
  await startSocketApp(double, workspace.botToken, listen);
  return { double, workspace };
}

const MODAL = {
  type: "modal" as const,
  callback_id: "question",
  private_metadata: "from here",
  title: plain("Ask"),
  submit: plain("Send"),
  blocks: [
    {
      type: "input" as const,
      label: plain("Question"),
      element: { type: "plain_text_input" as const, action_id: "text" },
    },
    {
      type: "input" as const,
      label: plain("Language"),
      element: {
        type: "static_select" as const,
        action_id: "language",
        initial_option: { text: plain("English"), value: "en" },
        options: [
          { text: plain("English"), value: "en" },
          { text: plain("Italiano"), value: "it" },
        ],
      },
    },
  ],
};

describe("Bolt and people", () => {
  it("answers a slash command with its acknowledgement and by response_url", async () => {
    const { double, workspace } = await start((app) =>
      app.command("/staffetta", async ({ ack, respond, command }) => {
        await ack({ text: `Looking for ${command.text} …` });
        await respond({ response_type: "in_channel", text: "Found." });
      }),
    );

    const sent = workspace.slash("/staffetta", "ask who leads?");
    expect(await sent.acknowledged()).toMatchObject({ response: { text: "Looking for ask who leads? …" } });
    expect(await sent.replies(2)).toMatchObject([
      { text: "Looking for ask who leads? …", ephemeralTo: workspace.user.id, via: "acknowledgement" },
      { text: "Found.", ephemeralTo: undefined, via: "response_url" },
    ]);
    expect(double.journal.callsOf("response_url")).toMatchObject([{ outcome: "ok", arguments: { text: "Found." } }]);
  });

  it("shows nothing of an acknowledgement that breaks a limit, and lists it", async () => {
    const { double, workspace } = await start((app) =>
      app.command("/staffetta", async ({ ack }) => ack({ text: "x".repeat(12_000) })),
    );
    const sent = workspace.slash("/staffetta");
    await sent.acknowledged();
    expect(sent.repliesSoFar).toEqual([]);
    expect(double.journal.violations.map(({ rule }) => rule)).toEqual(["too-long", "acknowledgement-refused"]);
  });

  it("presses a button, which replaces its message", async () => {
    const { workspace } = await start((app) => {
      app.event("app_mention", async ({ event, client }) => {
        const button = { type: "button" as const, text: plain("More"), action_id: "more", value: "42" };
        const blocks = [{ type: "actions" as const, elements: [button] }];
        await client.chat.postMessage({
          channel: event.channel,
          thread_ts: event.ts,
          text: "A button",
          blocks,
          ...QUIET,
        });
      });
      app.action({ type: "block_actions", action_id: "more" }, async ({ ack, respond, action }) => {
        await ack();
        const value = action.type === "button" ? action.value : undefined;
        await respond({ replace_original: true, text: `Pressed ${value}` });
      });
    });

    const sent = workspace.mention("give me a button");
    const message = await sent.reply();
    await workspace.press(message, "more").acknowledged();
    expect(await sent.replyWhere(({ text }) => text === "Pressed 42")).toMatchObject({ ts: message.ts, blocks: [] });
    expect(() => workspace.press(message, "more")).toThrow("Nothing there has the action_id more");
  });

  it("presses what only one person sees, without showing the app the message", async () => {
    const shown: boolean[] = [];
    const { workspace } = await start((app) => {
      app.command("/staffetta", async ({ ack }) => {
        const elements = [{ type: "button" as const, text: plain("Go"), action_id: "go" }];
        await ack({ text: "Go?", blocks: [{ type: "actions", elements }] });
      });
      app.action({ type: "block_actions", action_id: "go" }, async ({ ack, body, respond }) => {
        shown.push(body.message !== undefined);
        await ack();
        await respond({ delete_original: true });
      });
    });

    const sent = workspace.slash("/staffetta");
    const pressed = workspace.press(await sent.reply(), "go");
    await pressed.acknowledged();
    expect(shown).toEqual([false]);
  });

  it("opens a modal, refuses what is wrong in it, and takes what is right", async () => {
    const values: unknown[] = [];
    const { workspace } = await start((app) => {
      app.shortcut("ask", async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL });
      });
      app.view("question", async ({ ack, view }) => {
        const [text, language] = Object.values(view.state.values);
        if (text?.text?.value === "") return ack({ response_action: "errors", errors: { "block-0": "Say something" } });
        values.push(text?.text?.value, language?.language?.selected_option?.value, view.private_metadata);
        await ack();
      });
    });

    const view = await workspace.globalShortcut("ask").view();
    const refused = await workspace.submitView(view, { text: "" }).acknowledged();
    expect(refused.response).toMatchObject({ response_action: "errors" });
    expect(workspace.state.views.has(view.id)).toBe(true);
    await workspace.submitView(view, { text: "who leads?", language: "it" }).acknowledged();
    expect(values).toEqual(["who leads?", "it", "from here"]);
    expect(workspace.state.views.size).toBe(0);
  });

  it("uses a shortcut on a message", async () => {
    const { workspace } = await start((app) =>
      app.shortcut({ type: "message_action", callback_id: "explain" }, async ({ ack, shortcut, respond }) => {
        await ack();
        await respond(`About: ${shortcut.type === "message_action" ? shortcut.message.text : ""}`);
      }),
    );
    const message = workspace.channelMessage("open weights");
    expect(await workspace.shortcut("explain", message).reply()).toMatchObject({ text: "About: open weights" });
  });

  it("publishes a home tab, and shows it back when it is opened again", async () => {
    const seen: unknown[] = [];
    const { workspace } = await start((app) =>
      app.event("app_home_opened", async ({ event, client }) => {
        seen.push(event.view?.callback_id);
        const blocks = [{ type: "header" as const, text: plain("Staffetta") }];
        await client.views.publish({ user_id: event.user, view: { type: "home", callback_id: "home", blocks } });
      }),
    );
    workspace.openHome();
    expect((await workspace.home()).content).toMatchObject({ type: "home" });
    await workspace.openHome().acknowledged();
    await expect.poll(() => seen, { timeout: WAIT_MS }).toEqual([undefined, "home"]);
  });

  it("begins a thread with the assistant", async () => {
    const { double, workspace } = await start((app) => {
      app.event("assistant_thread_started", async ({ event, client }) => {
        const { channel_id, thread_ts } = event.assistant_thread;
        await client.assistant.threads.setStatus({ channel_id, thread_ts, status: "is looking …" });
        const prompts = [1, 2, 3, 4, 5].map((each) => ({ title: `${each}`, message: `${each}` }));
        await client.assistant.threads.setSuggestedPrompts({ channel_id, thread_ts, prompts }).catch(() => undefined);
        await client.chat.postMessage({ channel: channel_id, thread_ts, text: "Ask me.", ...QUIET });
      });
    });
    const sent = workspace.assistantThreadStarted();
    expect(await sent.reply()).toMatchObject({ text: "Ask me.", threadTs: sent.ts });
    expect(workspace.status(sent.channel, sent.ts)).toBeUndefined();
    expect(double.journal.violations).toMatchObject([{ pointer: "/prompts", error: "invalid_arguments" }]);
  });

  it("is told what it did itself where it may read; of that Bolt keeps only new messages back", async () => {
    const heard: unknown[] = [];
    const { double, workspace } = await start((app) => {
      app.use(async ({ body, next }) => {
        const { event } = body as { readonly event?: { readonly type: string; readonly subtype?: string } };
        heard.push(event?.subtype ?? event?.type);
        await next();
      });
      app.event("app_home_opened", async ({ event: { channel }, client }) => {
        const { ts = "" } = await client.chat.postMessage({ channel, text: "one", ...QUIET });
        await client.chat.update({ channel, ts, text: "two" });
        await client.chat.delete({ channel, ts });
      });
    });
    await workspace.openHome(undefined, "messages").acknowledged();
    await expect
      .poll(() => heard, { timeout: WAIT_MS })
      .toEqual(["app_home_opened", "message_changed", "message_deleted"]);
    expect(double.journal.counts.events).toBe(4);
  });

  it("tells of reactions, edits, archived channels, and its own end", async () => {
    const heard: string[] = [];
    const { workspace } = await start((app) => {
      app.use(async ({ body, next }) => {
        const { event } = body as { readonly event?: { type: string; subtype?: string; reaction?: string } };
        heard.push(`${event?.type} ${event?.subtype ?? event?.reaction ?? ""}`.trim());
        await next();
      });
    });
    const message = workspace.directMessage("one");
    await message.acknowledged();
    await workspace.edit(message, "two").acknowledged();
    await workspace.react(":mute:", message).acknowledged();
    await workspace.channelArchived(workspace.general).acknowledged();
    await workspace.botRemoved(workspace.general).acknowledged();
    workspace.appUninstalled();

    await expect.poll(() => heard, { timeout: WAIT_MS }).toContain("app_uninstalled");
    expect(heard.slice(0, 4)).toEqual(["message", "message message_changed", "reaction_added mute", "channel_archive"]);
    expect(heard.slice(4)).toEqual(["channel_left", "member_left_channel", "tokens_revoked", "app_uninstalled"]);
    expect(workspace.isInstalled).toBe(false);
  });
});
