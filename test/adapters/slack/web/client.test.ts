import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { webApi } from "@slack/bolt";
import { describe, expect, it, onTestFinished } from "vitest";
import { createClientFactory } from "../../../../src/adapters/slack/web/client.ts";
import { failureOf } from "../../../../src/adapters/slack/web/failures.ts";
import { createLibraryLogger } from "../../../../src/adapters/slack/web/logger.ts";
import { createKeptLog } from "../log.ts";

type Canned = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Breaks the connection instead. */
  readonly breaks?: boolean;
};
type Received = { readonly url: string | undefined; readonly headers: IncomingHttpHeaders; readonly body: string };

const TOKEN = "xoxb-test";
const MESSAGE = {
  ...{ channel: "C1", text: "Più & <meno> 😀", blocks: JSON.stringify([{ type: "divider" }]), thread_ts: "1.1" },
  ...{ unfurl_links: false, metadata: { event_type: "slot", event_payload: { mark: "a+b c" } }, user: undefined },
} as unknown as Parameters<webApi.WebClient["chat"]["postMessage"]>[0];

/** Our client and the library's own, in front of a server that always answers alike. */
async function clients({ status = 200, headers = {}, body, breaks = false }: Canned) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece) => {
      text += String(piece);
    });
    request.on("end", () => {
      received.push({ url: request.url, headers: request.headers, body: text });
      if (breaks) request.socket.destroy();
      else response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const logger = createLibraryLogger(createKeptLog());
  const factory = createClientFactory(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`, logger);
  return { received, ours: factory.create(TOKEN), library: new webApi.WebClient(TOKEN, factory.options) };
}

describe("a message", () => {
  it("is sent as the library would send it", async () => {
    const { received, ours, library } = await clients({ body: `{"ok":true,"ts":"2.2"}` });
    for (const client of [ours, library])
      expect(await client.chat.postMessage(MESSAGE)).toMatchObject({ ok: true, ts: "2.2" });
    const [one, other] = received.map(({ url, headers, body }) => ({
      ...{ url, headers: { ...headers, "content-length": "", "user-agent": headers["user-agent"]?.length } },
      fields: Object.fromEntries(new URLSearchParams(body)),
    }));
    expect(one).toEqual({ ...other, headers: { ...other?.headers, "user-agent": "Staffetta".length } });
    expect(one).toMatchObject({ url: "/api/chat.postMessage", headers: { authorization: `Bearer ${TOKEN}` } });
    expect(one?.fields).toMatchObject({ text: "Più & <meno> 😀", unfurl_links: "false" });
  });

  it("that Slack gives back whole is answered with where and when", async () => {
    const body = `{"ok":true,"channel":"C1","ts":"2.2","message":{"text":"Più","ts":"3.3"}}`;
    const { ours } = await clients({ body });
    expect(await ours.chat.postMessage(MESSAGE)).toEqual({ ok: true, channel: "C1", ts: "2.2" });
  });

  it.each<[string, Canned]>([
    ["an error", { body: `{"ok":false,"error":"not_in_channel"}` }],
    ["a scope that is missing", { body: `{"ok":false,"error":"missing_scope","needed":"chat:write"}` }],
    ["a limit in the answer", { headers: { "retry-after": "7" }, body: `{"ok":false,"error":"ratelimited"}` }],
    ["a limit", { status: 429, headers: { "retry-after": "3" }, body: "" }],
    ["a limit without a time", { status: 429, body: "" }],
    ["a page instead of an answer", { body: "<html>Gateway</html>" }],
    ["an answer that says nothing", { body: `{"ok":false,"error":"fatal_error"}` }],
    ["a fault", { status: 503, body: "busy" }],
    ["a page that isn't there", { status: 404, body: "" }],
    ["a broken connection", { body: "", breaks: true }],
  ])("that meets %s comes to what the library makes of it", async (_name, canned) => {
    const { ours, library } = await clients(canned);
    const [mine, its] = await Promise.all(
      [ours, library].map((client) => client.chat.postMessage(MESSAGE).then(() => undefined, failureOf)),
    );
    expect(its).toBeDefined();
    expect(mine).toEqual(its);
  });
});

it("leaves every other method to the library", async () => {
  const { ours } = await clients({ headers: { "x-oauth-scopes": "chat:write, commands" }, body: `{"ok":true}` });
  expect((await ours.auth.test()).response_metadata).toMatchObject({ scopes: ["chat:write", "commands"] });
});
