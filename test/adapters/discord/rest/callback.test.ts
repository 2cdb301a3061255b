import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { InteractionResponseType, REST } from "discord.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { createSendCallback } from "../../../../src/adapters/discord/rest/callback.ts";
import { failureOf } from "../../../../src/adapters/discord/rest/errors.ts";
import { requestsUntil } from "../../../../src/adapters/discord/rest/requests.ts";
import { systemTiming } from "../../../../src/bot/digest/ledger/timing.ts";

type Canned = { readonly status: number; readonly body?: object | string; readonly breaks?: boolean };

const PATH = "/interactions/1/secret/callback";
const DEFER = { type: InteractionResponseType.DeferredChannelMessageWithSource } as const;
const TIMEOUT_MS = 5000;

/** Ours and the library's way, in front of a server that gives these answers in turn, the last for ever. */
async function ways(...answers: readonly Canned[]) {
  const received: { readonly body: unknown; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece) => {
      text += String(piece);
    });
    request.on("end", () => {
      const canned = answers[Math.min(received.length, answers.length - 1)];
      received.push({ body: JSON.parse(text), headers: request.headers });
      if (canned === undefined || canned.breaks === true) return void request.socket.destroy();
      if (canned.body === undefined) return void response.writeHead(canned.status).end();
      const isPage = typeof canned.body === "string";
      response.writeHead(canned.status, { "content-type": isPage ? "text/html" : "application/json" });
      response.end(isPage ? canned.body : JSON.stringify(canned.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const waits: number[] = [];
  const timing = { ...systemTiming, sleep: async (ms: number) => void waits.push(ms) };
  const { fetch, makeRequest } = requestsUntil(new AbortController().signal);
  const send = createSendCallback(fetch, timing);
  const rest = new REST({ api, retries: 0, makeRequest });
  return {
    ...{ received, waits },
    ours: (timeoutMs = TIMEOUT_MS) => send(`${api}/v10${PATH}`, DEFER, timeoutMs),
    library: () => rest.post(PATH, { body: DEFER, auth: false }),
  };
}

const limit = (retry_after: number): Canned => ({
  status: 429,
  body: { message: "limited", retry_after, global: false },
});

describe("an acknowledgement", () => {
  it("is sent as the library would send it", async () => {
    const { received, ours, library } = await ways({ status: 204 });
    await ours();
    await library();
    const [one, other] = received;
    expect(one).toEqual(other);
    expect(one).toMatchObject({ body: DEFER, headers: { "user-agent": expect.stringContaining("DiscordBot (") } });
  });

  it.each<[string, Canned]>([
    ["was there before", { status: 400, body: { code: 40060, message: "Interaction has already been acknowledged." } }],
    ["comes too late", { status: 404, body: { code: 10062, message: "Unknown interaction" } }],
    ["has a form that isn't taken", { status: 400, body: { code: 50035, errors: { data: { flags: {} } } } }],
    ["is forbidden", { status: 403, body: { code: 50013, message: "Missing Permissions" } }],
    ["meets a fault", { status: 500, body: { message: "Internal Server Error" } }],
    ["meets a gateway's page", { status: 502, body: "<html>Bad gateway</html>" }],
    ["breaks its connection", { status: 0, breaks: true }],
  ])("that %s comes to what the library makes of it", async (_name, canned) => {
    const { ours, library } = await ways(canned);
    const [mine, its] = await Promise.all([ours(), library()].map((sent) => sent.then(() => undefined, failureOf)));
    expect(its).toBeDefined();
    expect(mine).toEqual(its);
  });

  it("waits for a limit as long as Discord says", async () => {
    const { received, waits, ours } = await ways(limit(0.25), limit(0.5), { status: 204 });
    await ours();
    expect(received).toHaveLength(3);
    expect(waits).toEqual([250, 500]);
  });

  it("is waited for a moment where Discord names none, and not for ever", async () => {
    const { received, waits, ours } = await ways(limit(0));
    expect(await ours().then(() => undefined, failureOf)).toMatchObject({ kind: "rate-limited" });
    expect(received.length).toBeLessThan(100);
    expect(Math.min(...waits)).toBeGreaterThan(0);
  });

  it("isn't waited for when it would come too late", async () => {
    const { received, ours } = await ways(limit(2), limit(2));
    expect(await ours().then(() => undefined, failureOf)).toEqual({
      ...{ kind: "rate-limited", retryAfterMs: 2000, global: false },
    });
    expect(received).toHaveLength(2);
  });
});

it("an answer that doesn't come in time leaves open whether it arrived", async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { fetch } = requestsUntil(new AbortController().signal);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
  const sent = createSendCallback(fetch, systemTiming)(url, DEFER, 50);
  expect(await sent.then(() => undefined, failureOf)).toEqual({ kind: "broken" });
});
