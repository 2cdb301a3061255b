import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openConnection } from "../../../../src/adapters/slack/intake/connection.ts";
import type { Delivery } from "../../../../src/adapters/slack/intake/intake.ts";
import type { SlackTiming } from "../../../../src/adapters/slack/timing.ts";

/** A connection and its far end, with a heart that beats when it is told to. */
async function rig({ answersPings }: { readonly answersPings: boolean }) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", autoPong: answersPings });
  onTestFinished(() => void server.close());
  await once(server, "listening");
  let beat: () => void = () => undefined;
  const timing: SlackTiming = {
    nowMs: () => 0,
    after(_delayMs, run) {
      beat = run;
      return () => undefined;
    },
  };
  const brought: Delivery[] = [];
  let greeted = 0;
  const opened = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  const left = Promise.withResolvers<string | undefined>();
  const connected = once(server, "connection");
  const connection = openConnection(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, timing, {
    opened() {
      greeted += 1;
      opened.resolve();
    },
    brought: (delivery) => brought.push(delivery),
    leaving: left.resolve,
    ended: ended.resolve,
  });
  const [slack] = (await connected) as [WebSocket];
  slack.send(JSON.stringify({ type: "hello" }));
  await opened.promise;
  onTestFinished(() => slack.terminate());
  const told = { ended: ended.promise, left: left.promise, greetings: () => greeted };
  return { slack, connection, brought, ...told, beat: () => beat() };
}

const ENVELOPE = { envelope_id: "1", type: "events_api", payload: { event_id: "Ev1" }, retry_attempt: 2 };

it("is dead when two pings weren't answered and the third is due", async () => {
  const { beat, ended } = await rig({ answersPings: false });
  beat();
  beat();
  expect(await ended).toBe("slack-socket-silent");
});

it("lives while pings are answered, and while anything comes", async () => {
  const answering = await rig({ answersPings: true });
  const sending = await rig({ answersPings: false });
  for (let count = 0; count < 5; count += 1) {
    const pinged = once(answering.slack, "ping");
    answering.beat();
    await pinged;
    sending.slack.send(JSON.stringify(ENVELOPE));
    await expect.poll(() => sending.brought.length).toBe(count + 1);
    sending.beat();
  }
  answering.slack.send(JSON.stringify(ENVELOPE));
  await expect.poll(() => answering.brought.length).toBe(1);
});

it("brings what came while the process stood still, however long, before it judges", async () => {
  const { slack, beat, brought } = await rig({ answersPings: false });
  slack.send(JSON.stringify(ENVELOPE));
  // Late as it is, it beats once before anything is read.
  beat();
  await expect.poll(() => brought.length).toBe(1);
});

it("says nothing of greetings and goodbyes once it is left, and still brings what was on its way", async () => {
  const { slack, connection, brought, greetings, left } = await rig({ answersPings: true });
  slack.pause();
  connection.close();
  for (const message of [{ type: "hello" }, { type: "disconnect", reason: "warning" }, ENVELOPE])
    slack.send(JSON.stringify(message));
  await expect.poll(() => brought.length).toBe(1);
  expect(greetings()).toBe(1);
  expect(await Promise.race([left, "nothing"])).toBe("nothing");
});

it("brings an envelope with its repetition, and acknowledges it", async () => {
  const { slack, brought } = await rig({ answersPings: true });
  slack.send("not JSON");
  slack.send(JSON.stringify({ type: "something newer" }));
  slack.send(JSON.stringify({ ...ENVELOPE, retry_reason: "timeout" }));
  await expect.poll(() => brought.length).toBe(1);
  expect(brought[0]).toMatchObject({ body: { event_id: "Ev1" }, retryNumber: 2, retryReason: "timeout" });
  const said = once(slack, "message");
  await brought[0]?.acknowledge({ text: "here" });
  expect(JSON.parse(String((await said)[0]))).toEqual({ envelope_id: "1", payload: { text: "here" } });
});

it("tells that Slack wants it replaced, that it ended, and what can't be acknowledged any more", async () => {
  const { slack, brought, left, ended } = await rig({ answersPings: true });
  slack.send(JSON.stringify(ENVELOPE));
  slack.send(JSON.stringify({ type: "disconnect", reason: "warning" }));
  expect(await left).toBe("warning");
  slack.terminate();
  expect(await ended).toBe("closed-1006");
  await expect(brought[0]?.acknowledge()).rejects.toMatchObject({ code: "slack-socket-ended" });
});

it("ends where it is told to, though the far end says nothing more", async () => {
  const { slack, connection, beat, ended } = await rig({ answersPings: true });
  slack.pause();
  connection.close();
  beat();
  await ended;
});
