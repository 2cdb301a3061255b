import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { createSocket } from "../../../../src/adapters/slack/intake/socket.ts";
import { type SlackTiming, systemTiming } from "../../../../src/adapters/slack/timing.ts";
import { createClientFactory } from "../../../../src/adapters/slack/web/client.ts";
import { createLibraryLogger } from "../../../../src/adapters/slack/web/logger.ts";
import { createKeptLog } from "../log.ts";

/** Real time, and how many timers are running. */
function countedTiming() {
  const running = new Set<object>();
  const timing: SlackTiming = {
    nowMs: systemTiming.nowMs,
    after(delayMs, run) {
      const timer = {};
      running.add(timer);
      const cancel = systemTiming.after(delayMs, () => {
        running.delete(timer);
        run();
      });
      return () => {
        running.delete(timer);
        cancel();
      };
    },
  };
  return { timing, running };
}

/** A socket in front of a Slack that does this with whoever comes. */
async function rig(welcome: (slack: WebSocket) => void) {
  const { timing, running } = countedTiming();
  const server = createServer((_request, response) => {
    const { port } = server.address() as AddressInfo;
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
  });
  const sockets = new WebSocketServer({ server });
  let opened = 0;
  sockets.on("connection", (slack) => {
    opened += 1;
    welcome(slack);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const log = createKeptLog();
  const clients = createClientFactory(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    createLibraryLogger(log),
  );
  const intake = { take: async () => undefined, close: async () => undefined };
  const socket = createSocket({ appToken: "xapp-1", clients, intake, log, timing });
  onTestFinished(async () => {
    await socket.close();
    for (const each of sockets.clients) each.terminate();
    server.closeAllConnections();
    server.close();
  });
  return { socket, opened: () => opened, open: () => sockets.clients.size, timers: () => running.size };
}

const say = (slack: WebSocket, message: object) => slack.send(JSON.stringify(message));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it.each<[string, (slack: WebSocket) => void]>([
  ["ends their connection", (slack) => slack.close()],
  ["has too many of them", (slack) => say(slack, { type: "disconnect", reason: "too_many_websockets" })],
  ["wants each replaced", (slack) => say(slack, { type: "disconnect", reason: "refresh_requested" })],
])("doesn't storm a Slack that greets and then %s", async (_name, dismiss) => {
  const { socket, opened, open } = await rig((slack) => {
    say(slack, { type: "hello" });
    dismiss(slack);
  });
  await socket.open();
  await pause(1200);
  expect(opened()).toBeGreaterThan(1);
  expect(opened()).toBeLessThanOrEqual(4);
  expect(open()).toBeLessThanOrEqual(4);
});

it("is replaced once, however often Slack asks for it", async () => {
  let isFirst = true;
  const { socket, opened } = await rig((slack) => {
    say(slack, { type: "hello" });
    if (isFirst) for (const reason of ["warning", "refresh_requested"]) say(slack, { type: "disconnect", reason });
    isFirst = false;
  });
  await socket.open();
  await pause(500);
  expect(opened()).toBe(2);
});

it("leaves nothing open, and no timer, once it is closed", async () => {
  let isFirst = true;
  const { socket, opened, open, timers } = await rig((slack) => {
    say(slack, { type: "hello" });
    if (isFirst) say(slack, { type: "disconnect", reason: "warning" });
    isFirst = false;
  });
  await socket.open();
  await expect.poll(opened).toBe(2);
  await expect.poll(timers).toBe(3);
  await socket.close();
  expect(timers()).toBe(0);
  await expect.poll(open).toBe(0);
});
