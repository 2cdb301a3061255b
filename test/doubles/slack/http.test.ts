import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { answerMentions, SIGNING_SECRET, startDouble, startHttpApp } from "./bolt-app.ts";
import { JSON_TYPE } from "./delivery/http-events.ts";

describe("Bolt over HTTP", () => {
  it("answers the challenge, and a mention in its thread", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const url = await startHttpApp(double, workspace.botToken, answerMentions);
    const http = double.http({ url, signingSecret: SIGNING_SECRET });

    expect(await http.verifyUrl()).toBe(true);
    const sent = workspace.mention("who leads?");
    expect(await sent.reply()).toMatchObject({ text: "You wrote: who leads?", threadTs: sent.ts });
    expect(await sent.acknowledged()).toMatchObject({ retry: 0, response: undefined });
  });

  it("acknowledges a command with a body, and hears presses", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const url = await startHttpApp(double, workspace.botToken, (app) => {
      app.command("/staffetta", async ({ ack }) => {
        const text = { type: "plain_text" as const, text: "Go" };
        await ack({
          text: "Go?",
          blocks: [{ type: "actions", elements: [{ type: "button", text, action_id: "go" }] }],
        });
      });
      app.action({ type: "block_actions", action_id: "go" }, async ({ ack, respond }) => {
        await ack();
        await respond("Gone.");
      });
    });
    double.http({ url, signingSecret: SIGNING_SECRET });

    const message = await workspace.slash("/staffetta").reply();
    expect(message).toMatchObject({ text: "Go?", via: "acknowledgement" });
    expect(await workspace.press(message, "go").reply()).toMatchObject({ text: "Gone.", via: "response_url" });
  });

  it("refuses a wrong signature, and one that is too old", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const url = await startHttpApp(double, workspace.botToken, answerMentions);
    const http = double.http({ url, signingSecret: SIGNING_SECRET });
    const wrong = await http.post(JSON_TYPE, "{}", { signature: "v0=00" });
    const old = await http.post(JSON_TYPE, "{}", { timestampOffsetSeconds: -600 });
    expect([wrong.status, old.status]).toEqual([401, 401]);
  });

  it("goes on to the next address where nobody listens", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const url = await startHttpApp(double, workspace.botToken, answerMentions);
    double.http({ url: ["http://127.0.0.1:1/slack/events", url], signingSecret: SIGNING_SECRET });
    const sent = workspace.mention("who leads?", { replicas: [0] });
    expect(await sent.acknowledged()).toMatchObject({ retry: 0 });
    expect(sent.deliveries[0]?.attempts).toMatchObject([{ replica: 1 }]);
  });

  it("is sent again what it fails at, with the reason", async () => {
    const double = await startDouble();
    const workspace = double.workspace();
    const heard: unknown[] = [];
    const url = await startHttpApp(double, workspace.botToken, (app) => {
      app.use(async ({ context, next }) => {
        heard.push([context.retryNum, context.retryReason]);
        await next();
      });
    });
    double.http({ url: [`${url}/nowhere`, url], signingSecret: SIGNING_SECRET });

    const sent = workspace.mention("hello?");
    expect(await sent.acknowledged()).toMatchObject({ retry: 1 });
    expect(heard).toEqual([[1, "http_error"]]);
    expect(sent.deliveries[0]?.attempts).toMatchObject([{ failure: "http_error", replica: 0 }, { replica: 1 }]);
  });

  it("is sent again what takes too long, unless the app asks for no repetition", async () => {
    const double = await startDouble({ acknowledgeWithinMs: 50 });
    const workspace = double.workspace();
    const heard: unknown[] = [];
    const server = createServer((incoming, response) => {
      incoming.resume();
      heard.push(incoming.headers["x-slack-retry-reason"]);
      // The first is never answered.
      if (heard.length > 1) response.writeHead(500, { "x-slack-no-retry": "1" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    double.http({ url: `http://127.0.0.1:${port}/`, signingSecret: SIGNING_SECRET });

    const sent = workspace.mention("hello?");
    await expect(sent.acknowledged()).rejects.toThrow("never acknowledged: http_timeout, http_error.");
    expect(heard).toEqual([undefined, "http_timeout"]);
  });
});
