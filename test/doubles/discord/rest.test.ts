import { get } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import type { DiscordDoubleOptions } from "./options.ts";
import { cut, delayed, failed, held, unanswered } from "./rest/script.ts";

const SILENT = { parse: [] };
const MINUTE_MS = 60_000;

let double: DiscordDouble;
let nowMs: number;

async function restart(options: DiscordDoubleOptions = {}): Promise<void> {
  await double?.close();
  nowMs = Date.UTC(2026, 10, 24);
  double = await startDiscordDouble({ now: () => nowMs, ...options });
}

beforeEach(() => restart());
afterEach(() => double.close());

type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string | null;
  readonly body: { readonly id?: string; readonly code?: number; readonly retry_after?: number };
};

async function call(method: string, path: string, body?: unknown): Promise<Answered> {
  const response = await fetch(`${double.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${double.token}`, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, type: headers.get("content-type"), body: text === "" ? {} : JSON.parse(text) };
}

const messages = () => `/channels/${double.home.channel.id}/messages`;
const post = (content: string, more: object = {}) =>
  call("POST", messages(), { content, allowed_mentions: SILENT, ...more });
const codeOf = async (answered: Promise<Answered>) => {
  const { status, body } = await answered;
  return [status, body.code];
};

describe("an interaction", () => {
  const asked = async () => {
    await call("POST", `/applications/${double.applicationId}/commands`, {
      name: "ask",
      description: "Ask",
      integration_types: [0, 1],
    });
    const { interaction } = double.command({ name: "ask" });
    const reply = { type: 4, data: { content: "x", allowed_mentions: SILENT } };
    return {
      acknowledge: (body: unknown = reply) =>
        call("POST", `/interactions/${interaction.id}/${interaction.token}/callback`, body),
      webhook: (method: string, rest: string, body?: unknown) =>
        call(method, `/webhooks/${double.applicationId}/${interaction.token}${rest}`, body),
    };
  };

  it("is acknowledged once, without a body to the answer", async () => {
    const { acknowledge } = await asked();
    expect(await acknowledge()).toMatchObject({ status: 204, type: null });
    expect(await codeOf(acknowledge())).toEqual([400, 40060]);
  });

  it("is unknown after three seconds", async () => {
    const { acknowledge } = await asked();
    nowMs += 3_001;
    expect(await codeOf(acknowledge())).toEqual([404, 10062]);
  });

  it("takes follow-ups once it is acknowledged, for a quarter of an hour", async () => {
    const { acknowledge, webhook } = await asked();
    const body = { content: "y", allowed_mentions: SILENT };
    expect(await codeOf(webhook("POST", "", body))).toEqual([404, 10015]);
    await acknowledge();
    const { body: sent } = await webhook("POST", "", body);
    expect(await webhook("GET", "/messages/%40original")).toMatchObject({ body: { content: "x" } });
    expect(await webhook("PATCH", "/messages/@original", { content: "z" })).toMatchObject({ body: { content: "z" } });
    expect(await webhook("DELETE", `/messages/${sent.id}`)).toMatchObject({ status: 204 });
    nowMs += 15 * MINUTE_MS + 1;
    expect(await codeOf(webhook("POST", "", body))).toEqual([401, 50027]);
  });

  it("takes no acknowledgement that doesn't fit it", async () => {
    const { acknowledge } = await asked();
    expect(await codeOf(acknowledge({ type: 8, data: { choices: [] } }))).toEqual([400, 50035]);
    expect(await codeOf(acknowledge({ type: 7, data: { content: "x" } }))).toEqual([400, 50035]);
    expect(await codeOf(acknowledge({ type: 4, data: { allowed_mentions: SILENT } }))).toEqual([400, 50006]);
    expect((await acknowledge()).status).toBe(204);
  });

  it("answers with the message where that is asked for, and journals no token", async () => {
    await asked();
    const { interaction } = double.command({ name: "ask" });
    const path = `/interactions/${interaction.id}/${interaction.token}/callback?with_response=true`;
    expect(await call("POST", path, { type: 5 })).toMatchObject({
      body: { interaction: { response_message_loading: true }, resource: { type: 5 } },
    });
    expect(JSON.stringify(double.requests)).not.toContain(interaction.token);
    expect(JSON.stringify(double.requests)).not.toContain(double.token);
  });

  it("has five follow-ups where the bot isn't a member", async () => {
    await asked();
    const channel = double.channels.create(double.guilds.create({ withBot: false }));
    const { interaction } = double.command({ name: "ask", channel, userInstalled: true });
    await call("POST", `/interactions/${interaction.id}/${interaction.token}/callback`, { type: 5 });
    const follow = () =>
      call("POST", `/webhooks/${double.applicationId}/${interaction.token}`, {
        content: "x",
        allowed_mentions: SILENT,
      });
    // The first takes the place of the deferred reply.
    for (let count = 0; count < 6; count += 1) expect((await follow()).status).toBe(200);
    expect(await codeOf(follow())).toEqual([400, 40094]);
  });
});

describe("a message", () => {
  it("is made once for a nonce that is enforced, for a few minutes", async () => {
    const nonce = { nonce: "slot-1", enforce_nonce: true };
    const first = (await post("x", nonce)).body.id;
    nowMs += MINUTE_MS;
    expect((await post("x", nonce)).body.id).toBe(first);
    expect((await post("x", { nonce: "slot-1" })).body.id).not.toBe(first);
    nowMs += 3 * MINUTE_MS;
    expect((await post("x", nonce)).body.id).not.toBe(first);
  });

  it("is listed by pages, the newest first", async () => {
    const ids: (string | undefined)[] = [];
    for (const content of ["a", "b", "c", "d"]) ids.push((await post(content)).body.id);
    const [a, b, c, d] = ids;
    const listed = async (query: string) => {
      const { body } = await call("GET", `${messages()}?${query}`);
      return (body as unknown as readonly { readonly id: string }[]).map(({ id }) => id);
    };
    expect(await listed("limit=2")).toEqual([d, c]);
    expect(await codeOf(call("GET", `${messages()}?before=yesterday`))).toEqual([400, 50035]);
    expect(await listed(`before=${c}`)).toEqual([b, a]);
    expect(await listed(`after=${a}&limit=2`)).toEqual([c, b]);
  });

  it("breaks a rule without allowed_mentions, beyond a limit, or at an address that isn't there", async () => {
    expect((await call("POST", messages(), { content: "x" })).status).toBe(200);
    expect(await codeOf(post("x".repeat(2_001)))).toEqual([400, 50035]);
    expect(await codeOf(call("GET", "/nowhere"))).toEqual([404, 0]);
    expect(double.violations.map(({ where }) => where)).toEqual([
      `POST ${messages()}`,
      `POST ${messages()}`,
      "GET /nowhere",
    ]);
  });

  it("takes the permission to send it, and others for a thread and the history", async () => {
    const { channel } = double.home;
    const { id } = (await post("x")).body;
    double.channels.deny(channel, "SendMessages", "CreatePublicThreads", "ReadMessageHistory");
    expect(await codeOf(post("x"))).toEqual([403, 50013]);
    expect(await codeOf(call("POST", `${messages()}/${id}/threads`, { name: "x" }))).toEqual([403, 50013]);
    expect(await codeOf(call("GET", `${messages()}/${id}`))).toEqual([403, 50013]);
    double.channels.allow(channel, "SendMessages");
    expect(await codeOf(post("x", { message_reference: { message_id: id } }))).toEqual([400, 160002]);
    double.channels.deny(channel, "ViewChannel");
    expect(await codeOf(post("x"))).toEqual([403, 50001]);
    double.channels.allow(channel, "ViewChannel");
    expect((await post("x")).status).toBe(200);
    double.guilds.kick(double.home.guild);
    expect(await codeOf(post("x"))).toEqual([403, 50001]);
    double.channels.delete(channel);
    expect(await codeOf(post("x"))).toEqual([404, 10003]);
  });

  it("goes into a thread by a permission of its own, with names and times that are allowed", async () => {
    const { id } = (await post("x")).body;
    const open = (body: object) => call("POST", `${messages()}/${id}/threads`, body);
    expect(await codeOf(open({ name: "" }))).toEqual([400, 50035]);
    expect(await codeOf(open({ name: "x", auto_archive_duration: 61 }))).toEqual([400, 50035]);
    expect((await open({ name: "x", auto_archive_duration: 60 })).status).toBe(201);
    expect(await codeOf(open({ name: "x" }))).toEqual([400, 160004]);
    const within = () => call("POST", `/channels/${id}/messages`, { content: "y", allowed_mentions: SILENT });
    double.channels.deny(double.home.channel, "SendMessages");
    expect((await within()).status).toBe(200);
    double.channels.deny(double.home.channel, "SendMessagesInThreads");
    expect(await codeOf(within())).toEqual([403, 50013]);
  });

  it("comes empty to who reads the history, unless it is addressed to the bot", async () => {
    const said = double.say("private talk");
    const mention = double.mention("hello");
    expect(await call("GET", `${messages()}/${said.id}`)).toMatchObject({ body: { content: "" } });
    expect(await call("GET", `${messages()}/${mention.id}`)).toMatchObject({ body: { content: mention.content } });
  });
});

describe("a script", () => {
  const route = "POST /channels/:channel/messages";

  it("fails, delays and cuts requests, done or not, and is then over", async () => {
    double.script(route, failed(502), delayed(1), unanswered, cut);
    expect((await post("a")).status).toBe(502);
    expect((await post("b")).status).toBe(200);
    await expect(post("c")).rejects.toThrow("fetch failed");
    await expect(post("d")).rejects.toThrow("fetch failed");
    expect((await post("e")).status).toBe(200);
    expect(double.messagesOfBot().map(({ text }) => text)).toEqual(["b", "c", "e"]);
    expect(double.requests.map(({ status }) => status)).toEqual([502, 200, 0, 0, 200]);
  });
});

it("holds a request until it is too late", async () => {
  await call("POST", `/applications/${double.applicationId}/commands`, { name: "ask", description: "Ask" });
  const { interaction } = double.command({ name: "ask" });
  double.script("POST /interactions/:id/:token/callback", held);
  const late = call("POST", `/interactions/${interaction.id}/${interaction.token}/callback`, { type: 5 });
  await double.holding();
  nowMs += 3_001;
  double.release();
  expect(await codeOf(late)).toEqual([404, 10062]);
});

it("tells of who takes no direct messages", async () => {
  const { id } = (await call("POST", "/users/@me/channels", { recipient_id: double.home.person.id })).body;
  const send = () => call("POST", `/channels/${id}/messages`, { content: "x", allowed_mentions: SILENT });
  expect((await send()).status).toBe(200);
  double.channels.deny(double.conversationWith(double.home.person), "SendMessages");
  expect(await codeOf(send())).toEqual([403, 50007]);
});

describe("rate limits", () => {
  it("count a route's requests in windows", async () => {
    await restart({ rateLimits: { perRoute: 2, perRouteWindowMs: 5_000 } });
    const first = await post("a");
    expect(first.headers.get("x-ratelimit-remaining")).toBe("1");
    expect(first.headers.get("x-ratelimit-reset-after")).toBe("5.000");
    await post("b");
    nowMs += 1_000;
    expect(await post("c")).toMatchObject({ status: 429, body: { retry_after: 4, global: false } });
    nowMs += 4_000;
    expect((await post("d")).status).toBe(200);
  });

  it("count the whole bot's, but for interactions", async () => {
    await restart({ rateLimits: { globalPerSecond: 1 } });
    await post("a");
    const refused = await call("GET", "/users/@me");
    expect(refused).toMatchObject({ status: 429, body: { global: true } });
    expect(refused.headers.get("x-ratelimit-global")).toBe("true");
    expect(await codeOf(call("POST", "/interactions/1/2/callback", { type: 5 }))).toEqual([404, 10062]);
  });
});

describe("commands", () => {
  const base = () => `/applications/${double.applicationId}/commands`;
  const ask = { name: "ask", description: "Ask", name_localizations: { it: "chiedi" } };

  it("keep their ids when all are written at once, and their version while they stay the same", async () => {
    const { status, body } = await call("POST", base(), ask);
    expect(status).toBe(201);
    const [same] = (await call("PUT", base(), [ask, { name: "help", description: "Help" }])).body as unknown as [
      object,
    ];
    expect(same).toEqual(body);
    expect((await call("POST", base(), { ...ask, description: "Anew" })).status).toBe(200);
    expect(double.commands.created("global")).toBe(2);
    expect(double.commands.list("global").map(({ id }) => id)).toContain(body.id);
  });

  it("tell of translations where that is asked for", async () => {
    await call("POST", base(), ask);
    expect((await call("GET", base())).body).not.toMatchObject([{ name_localizations: expect.anything() }]);
    expect((await call("GET", `${base()}?with_localizations=true`)).body).toMatchObject([ask]);
  });
});

it("refuses who isn't the bot", async () => {
  const response = await fetch(`${double.apiUrl}/v10/users/@me`, { headers: { authorization: "Bot somebody" } });
  expect(response.status).toBe(401);
  expect(double.counts.invalidRequests).toBe(1);
});

it("objects to a client that doesn't say what it is", async () => {
  const headers = { authorization: `Bot ${double.token}` };
  await new Promise((resolve) => get(`${double.apiUrl}/v10/users/@me`, { headers }, resolve));
  expect(double.violations).toMatchObject([{ message: "There is no User-Agent." }]);
});

it("keeps nothing for long where it is asked not to", async () => {
  await restart({ keep: "recent" });
  for (let count = 0; count < 110; count += 1) await post(String(count));
  expect(double.requests).toEqual([]);
  expect(double.messagesOfBot()).toHaveLength(100);
  expect(double.counts).toMatchObject({ requests: 110, messagesCreated: 110 });
});
