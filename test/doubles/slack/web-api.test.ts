import { webApi } from "@slack/bolt";
import { describe, expect, it } from "vitest";
import { SILENT, startDouble } from "./bolt-app.ts";
import type { NewWorkspace } from "./driver/workspace.ts";
import type { SlackDoubleOptions } from "./options.ts";

type HistoryPage = webApi.ConversationsHistoryResponse;

const QUIET = { unfurl_links: false, unfurl_media: false } as const;

async function start({
  options = {},
  workspace: added = {},
}: {
  options?: SlackDoubleOptions;
  workspace?: NewWorkspace;
} = {}) {
  const double = await startDouble(options);
  const workspace = double.workspace(added);
  const quick = { retries: 2, minTimeout: 1, maxTimeout: 1 };
  const options_ = { slackApiUrl: double.apiUrl, retryConfig: quick, logger: SILENT };
  const client = new webApi.WebClient(workspace.botToken, options_);
  const post = (text: string, more: object = {}) =>
    client.chat.postMessage({ channel: workspace.general.id, text, ...QUIET, ...more });
  return { double, workspace, client, post };
}

describe("who may do what", () => {
  it("tells who it is, and its scopes", async () => {
    const { client, workspace } = await start({ workspace: { scopes: ["chat:write", "team:read"] } });
    const { user_id, bot_id, response_metadata } = await client.auth.test();
    expect({ user_id, bot_id }).toEqual({ user_id: workspace.botUserId, bot_id: workspace.botId });
    expect(response_metadata?.scopes).toEqual(["chat:write", "team:read"]);
    expect((await client.team.info()).team?.id).toBe(workspace.id);
  });

  it("names the scope that is missing", async () => {
    const { client, workspace } = await start({ workspace: { scopes: ["chat:write"] } });
    const refused = client.users.info({ user: workspace.user.id });
    await expect(refused).rejects.toMatchObject({
      data: { error: "missing_scope", needed: "users:read", provided: "chat:write" },
    });
  });

  it("keeps workspaces apart", async () => {
    const { client, double } = await start();
    const other = double.workspace();
    await expect(client.conversations.info({ channel: other.general.id })).rejects.toThrow("channel_not_found");
  });

  it("tells tokens apart", async () => {
    const { client, double, workspace } = await start();
    const as = (token: string) => client.auth.test({ token });
    await expect(as("xoxb-nobody")).rejects.toThrow("invalid_auth");
    await expect(as(double.appToken)).rejects.toThrow("not_allowed_token_type");
    const { botToken } = workspace;
    await expect(client.apps.connections.open({ token: botToken })).rejects.toThrow("not_allowed_token_type");
    workspace.tokensRevoked();
    await expect(as(botToken)).rejects.toThrow("token_revoked");
    workspace.reinstall([]);
    const again = workspace.botToken;
    workspace.appUninstalled();
    await expect(as(again)).rejects.toThrow("account_inactive");
  });

  it("posts only where it may", async () => {
    const { client, workspace, post } = await start();
    const away = workspace.addChannel("away", { withBot: false });
    await expect(post("hi", { channel: away.id })).rejects.toThrow("not_in_channel");
    await client.conversations.join({ channel: away.id });
    await post("hi", { channel: away.id });
    workspace.channelArchived(away);
    await expect(post("hi", { channel: away.id })).rejects.toThrow("is_archived");
    workspace.channelDeleted(away);
    await expect(post("hi", { channel: away.id })).rejects.toThrow("channel_not_found");
    const secret = workspace.addChannel("secret", { kind: "private", withBot: false });
    await expect(post("hi", { channel: secret.id })).rejects.toThrow("channel_not_found");
  });

  it("knows no other methods", async () => {
    const { client, double } = await start();
    await expect(client.chat.scheduleMessage({ channel: "C", text: "t", post_at: 1 })).rejects.toThrow(
      "unknown_method",
    );
    expect(double.journal.violations).toMatchObject([{ rule: "unknown-method", method: "chat.scheduleMessage" }]);
  });
});

describe("messages", () => {
  it("keeps metadata, and shows it to who asks for it", async () => {
    const { client, workspace, post } = await start({ workspace: { scopes: ["chat:write", "channels:history"] } });
    const channel = workspace.general.id;
    const metadata = { event_type: "staffetta_digest", event_payload: { nonce: "2026-11-24" } };
    const { ts } = await post("the digest", { metadata });
    await post("in its thread", { thread_ts: ts });

    const shown = await client.conversations.history({ channel, include_all_metadata: true });
    expect(shown.messages).toMatchObject([{ ts, metadata, reply_count: 1, bot_id: workspace.botId }]);
    const hidden = await client.conversations.history({ channel });
    expect(hidden.messages?.[0]).not.toHaveProperty("metadata");
    const thread = await client.conversations.replies({ channel, ts: ts ?? "" });
    expect(thread.messages?.map(({ text }) => text)).toEqual(["the digest", "in its thread"]);
  });

  it("gives histories by the page, the newest first", async () => {
    const { client, workspace, post } = await start({ workspace: { scopes: ["chat:write", "channels:history"] } });
    for (const text of ["1", "2", "3", "4", "5"]) await post(text);
    const pages: unknown[] = [];
    for await (const page of client.paginate("conversations.history", { channel: workspace.general.id, limit: 2 })) {
      pages.push((page as HistoryPage).messages?.map(({ text }) => text));
    }
    expect(pages).toEqual([["5", "4"], ["3", "2"], ["1"]]);
  });

  it("changes and deletes only what is its own", async () => {
    const { client, workspace, post } = await start();
    const channel = workspace.general.id;
    const { ts = "" } = await post("first");
    await client.chat.update({ channel, ts, text: "second" });
    expect(workspace.messages(channel)).toMatchObject([{ text: "second", ts, editedTs: expect.any(String) }]);
    const foreign = workspace.channelMessage("mine");
    await expect(client.chat.delete({ channel, ts: foreign.ts })).rejects.toThrow("cant_delete_message");
    await client.chat.delete({ channel, ts });
    expect(workspace.messages(channel)).toMatchObject([{ text: "mine" }]);
    await expect(client.chat.update({ channel, ts, text: "third" })).rejects.toThrow("message_not_found");
  });

  it("replaces blocks, and drops them for a text alone", async () => {
    const { client, workspace, post } = await start();
    const channel = workspace.general.id;
    const { ts = "" } = await post("first", { blocks: [{ type: "divider" }] });
    const blocks = () => workspace.messages(channel)[0]?.blocks;
    await client.chat.update({ channel, ts, text: "second", blocks: [{ type: "divider", block_id: "kept" }] });
    expect(blocks()).toEqual([{ type: "divider", block_id: "kept" }]);
    await client.chat.update({ channel, ts, text: "third" });
    expect(blocks()).toEqual([]);
  });

  it("tells a person's language to who asks for it", async () => {
    const { client, workspace } = await start();
    const { id: user } = workspace.addPerson({ locale: "it-IT" });
    expect((await client.users.info({ user })).user).not.toHaveProperty("locale");
    expect((await client.users.info({ user, include_locale: true })).user?.locale).toBe("it-IT");
  });

  it("opens direct messages, and posts to a person by their id", async () => {
    const { client, workspace, post } = await start();
    const { channel } = await client.conversations.open({ users: workspace.user.id });
    const posted = await post("hi", { channel: workspace.user.id });
    expect(posted.channel).toBe(channel?.id);
  });

  it("takes back the oldest where no journal is kept", async () => {
    const { double, workspace, post } = await start({ options: { keepJournal: false, messagesKept: 3 } });
    for (let each = 1; each <= 5; each += 1) await post(`${each}`);
    expect(workspace.messages(workspace.general).map(({ text }) => text)).toEqual(["3", "4", "5"]);
    expect(double.journal.calls).toEqual([]);
    expect(double.journal.counts).toMatchObject({ posted: 5, calls: { "chat.postMessage": 5 } });
  });
});

describe("what goes wrong", () => {
  it("is ridden out by the client: 429 with Retry-After, then done", async () => {
    const { double, workspace, post } = await start();
    const fault = double.fail({ kind: "rate-limit", retryAfterSeconds: 1, method: "chat.postMessage" });
    await post("patience");
    expect(fault.used).toBe(1);
    expect(double.journal.callsOf("chat.postMessage").map(({ outcome }) => outcome)).toEqual(["ratelimited", "ok"]);
    expect(workspace.messages(workspace.general)).toHaveLength(1);
  });

  it("is for the method and the channel that it was scripted for", async () => {
    const { double, workspace, client, post } = await start();
    const other = workspace.addChannel("other");
    double.fail({ kind: "error", error: "is_archived", channel: other.id, times: 2 });
    await post("not there");
    await client.auth.test();
    await expect(post("there", { channel: other.id })).rejects.toThrow("is_archived");
    await expect(post("there", { channel: other.id })).rejects.toThrow("is_archived");
    await post("there", { channel: other.id });
  });

  it.each([
    ["before", 1],
    ["after", 2],
  ] as const)("loses the connection %s the work: the client's repetition makes %i message(s)", async (when, count) => {
    const { double, workspace, post } = await start();
    double.fail({ kind: "cut", when });
    await post("once?");
    expect(workspace.messages(workspace.general)).toHaveLength(count);
    expect(double.journal.calls.map(({ outcome }) => outcome)).toEqual(["cut", "ok"]);
  });

  it("is a server's error, or a delay", async () => {
    const { double, client, workspace, post } = await start();
    double.fail({ kind: "status", status: 503, times: 3 });
    await expect(client.auth.test()).rejects.toMatchObject({ statusCode: 503 });
    double.fail({ kind: "delay", delayMs: 1 });
    expect((await client.auth.test()).ok).toBe(true);
    double.fail({ kind: "status", status: 500, isDone: true });
    await post("twice");
    expect(workspace.messages(workspace.general)).toHaveLength(2);
  });

  it("leaves a call unanswered that was carried out", async () => {
    const { double, client, workspace } = await start();
    const options = { slackApiUrl: client.slackApiUrl, timeout: 50, retryConfig: { retries: 0 }, logger: SILENT };
    const brief = new webApi.WebClient(workspace.botToken, options);
    double.fail({ kind: "hang" });
    const channel = workspace.general.id;
    await expect(brief.chat.postMessage({ channel, text: "made", ...QUIET })).rejects.toThrow("timeout");
    expect(await double.journal.waitForCalls("chat.postMessage", 1)).toMatchObject([{ outcome: "hung" }]);
    expect(workspace.messages(channel)).toMatchObject([{ text: "made" }]);
  });

  it("limits posts to a channel where it is told to, on its own clock", async () => {
    let nowMs = 1_000_000;
    const { client, workspace, post } = await start({ options: { postsPerSecond: 1, now: () => nowMs } });
    const impatient = new webApi.WebClient(workspace.botToken, {
      slackApiUrl: client.slackApiUrl,
      rejectRateLimitedCalls: true,
      logger: SILENT,
    });
    const channel = workspace.general.id;
    await post("one");
    const second = impatient.chat.postMessage({ channel, text: "two", ...QUIET });
    await expect(second).rejects.toMatchObject({ retryAfter: 1 });
    nowMs += 1000;
    await impatient.chat.postMessage({ channel, text: "two", ...QUIET });
  });
});

describe("what lives for a while", () => {
  const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "Ask" }, blocks: [] };

  it("opens one view with a trigger, soon", async () => {
    let nowMs = 1_000_000;
    const { client, workspace } = await start({ options: { now: () => nowMs, retryDelaysMs: [] } });
    const { triggerId: trigger_id } = workspace.slash("/staffetta");
    await client.views.open({ trigger_id, view });
    await expect(client.views.open({ trigger_id, view })).rejects.toThrow("exchanged_trigger_id");
    const { triggerId: late } = workspace.slash("/staffetta");
    nowMs += 3001;
    await expect(client.views.open({ trigger_id: late, view })).rejects.toThrow("expired_trigger_id");
    await expect(client.views.open({ trigger_id: "made up", view })).rejects.toThrow("invalid_trigger_id");
  });

  it("answers to a response_url five times within half an hour", async () => {
    let nowMs = 1_000_000;
    const { double, workspace } = await start({ options: { now: () => nowMs } });
    const respond = async (url: string) => {
      const response = await fetch(url, { method: "POST", body: JSON.stringify({ text: "again" }) });
      return [response.status, await response.text()];
    };
    const sent = workspace.slash("/staffetta");
    for (let use = 1; use <= 5; use += 1) expect(await respond(sent.responseUrl)).toEqual([200, "ok"]);
    expect(await respond(sent.responseUrl)).toEqual([404, "used_url"]);
    expect(sent.repliesSoFar).toHaveLength(5);
    const other = workspace.slash("/staffetta");
    nowMs += 30 * 60_000 + 1;
    expect(await respond(other.responseUrl)).toEqual([404, "expired_url"]);
    const rules = double.journal.violations.map(({ rule }) => rule);
    expect(rules).toEqual(["response-url-used-up", "response-url-expired"]);
  });

  it("updates a view only from what was seen last", async () => {
    const { client, workspace } = await start();
    const { triggerId: trigger_id } = workspace.globalShortcut("ask");
    const opened = await client.views.open({ trigger_id, view });
    const { id: view_id = "", hash = "" } = opened.view ?? {};
    await client.views.update({ view_id, hash, view });
    await expect(client.views.update({ view_id, hash, view })).rejects.toThrow("hash_conflict");
  });
});
