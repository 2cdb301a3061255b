import { connect } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createHttpServer } from "../../../src/adapters/http/server.ts";
import { createKeptLog } from "../slack/log.ts";

async function start(port = 0) {
  const log = createKeptLog();
  const server = createHttpServer({ port, host: "127.0.0.1", log });
  onTestFinished(() => server.close(0));
  return { server, log, address: () => `http://127.0.0.1:${server.port()}` };
}

it("listens when it is opened, as often as that is, and gives each request to who is mounted there", async () => {
  const { server, address } = await start();
  server.mount("POST", "/here", async (_request, response) => void response.end("taken"));
  expect(server.port()).toBeNull();
  await Promise.all([server.open(), server.open()]);
  expect(await (await fetch(`${address()}/here?a=b`, { method: "POST" })).text()).toBe("taken");
  expect((await fetch(`${address()}/here`)).status).toBe(405);
  expect((await fetch(`${address()}/there`)).status).toBe(404);
  expect(() => server.mount("POST", "/here", async () => undefined)).toThrow("mounted already");
});

/** The status line that a line of a request, as it stands, is answered with. */
function statusOf(port: number, requestLine: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${requestLine}\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    );
    socket.on("data", (data: Buffer) => (answer += data.toString()));
    socket.on("error", reject).on("close", () => resolve(answer.split("\r\n")[0] ?? ""));
  });
}

it.each(["GET // HTTP/1.1", "POST //:x HTTP/1.1", "GET http://[ HTTP/1.1"])("refuses %j, and goes on", async (line) => {
  const { server, address } = await start();
  server.mount("GET", "/", async (_request, response) => void response.end("here"));
  await server.open();
  expect(await statusOf(server.port() ?? 0, line)).toContain("400");
  expect(await (await fetch(address())).text()).toBe("here");
});

it("answers 500 where a handler fails, and goes on", async () => {
  const { server, address, log } = await start();
  server.mount("GET", "/", async () => {
    throw new Error("inside");
  });
  await server.open();
  expect((await fetch(address())).status).toBe(500);
  expect((await fetch(address())).status).toBe(500);
  expect(log.lines).toMatchObject([{ message: "Listening for HTTP." }, { level: "error" }, { level: "error" }]);
});

it("makes nothing of a request that is broken off", async () => {
  const { server, log } = await start();
  server.mount("POST", "/", async (request) => {
    for await (const _piece of request);
  });
  await server.open();
  const socket = connect(server.port() ?? 0, "127.0.0.1", () => {
    socket.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf", () => socket.destroy());
  });
  await expect.poll(() => log.lines).toMatchObject([{ level: "info" }, { level: "debug" }]);
});

it("says what to do where the port is taken, and can be opened again", async () => {
  const one = await start();
  await one.server.open();
  const two = await start(one.server.port() ?? 0);
  await expect(two.server.open()).rejects.toThrow(/EADDRINUSE.*set PORT to a free port/);
  await one.server.close();
  await two.server.open();
  expect(two.server.port()).toBeGreaterThan(0);
});

it("finishes what it is answering before it closes", async () => {
  const { server, address } = await start();
  let finish: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    server.mount("GET", "/", async (_request, response) => {
      await new Promise<void>((release) => {
        finish = release;
        resolve();
      });
      response.end("late");
    });
  });
  await server.open();
  const answer = fetch(address());
  await begun;
  const closed = server.close();
  finish();
  expect(await (await answer).text()).toBe("late");
  await closed;
  expect(server.port()).toBeNull();
});
