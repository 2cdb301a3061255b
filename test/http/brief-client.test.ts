import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBriefClient } from "../../src/http/brief-client.ts";

async function open(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = createBriefClient();
  onTestFinished(() => {
    client.destroy(new Error("The test is over."));
    server.closeAllConnections();
    server.close();
  });
  return { client, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/a/b?c=d` };
}

describe("a brief client", () => {
  it("sends what it is given and reads the whole answer", async () => {
    const { client, url } = await open(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.writeHead(201, { "Content-Type": "application/json", "Retry-After": "3" });
      const { method, url: path, headers } = request;
      response.write(`{"method":"${method}","path":"${path}",`);
      response.end(`"kind":"${headers["content-type"]}","body":"${Buffer.concat(chunks)}","è":1}`);
    });
    const answer = await client.fetch(url, { method: "POST", headers: { "Content-Type": "text/plain" }, body: "ciò" });
    expect(answer).toMatchObject({ url, status: 201, statusText: "Created", ok: true });
    expect(answer.headers.get("retry-after")).toBe("3");
    const read = { method: "POST", path: "/a/b?c=d", kind: "text/plain", body: "ciò", è: 1 };
    expect(await answer.json()).toEqual(read);
    expect(JSON.parse(await answer.text())).toEqual(read);
    expect(JSON.parse(Buffer.from(await answer.arrayBuffer()).toString())).toEqual(read);
  });

  it("reads an answer of nothing, and one that says no, without following it elsewhere", async () => {
    const { client, url } = await open((_, response) => response.writeHead(302, { Location: "/" }).end());
    const answer = await client.fetch(url, {});
    expect(answer).toMatchObject({ status: 302, ok: false });
    expect(await answer.text()).toBe("");
  });

  it("ends with its signal, also one that was aborted before", async () => {
    const { client, url } = await open(() => undefined);
    const ending = new AbortController();
    const open1 = client.fetch(url, { signal: ending.signal });
    setTimeout(() => ending.abort(), 50);
    await expect(open1).rejects.toMatchObject({ name: "AbortError" });
    await expect(client.fetch(url, { signal: ending.signal })).rejects.toMatchObject({ name: "AbortError" });
  });

  it.each<[string, RequestListener]>([
    ["an answer that doesn't come", () => undefined],
    ["one that comes bit by bit", (_, response) => void setInterval(() => response.write("x"), 20).unref()],
  ])("waits only so long for %s", async (_name, listener) => {
    const { client, url } = await open(listener);
    const startedMs = performance.now();
    await expect(client.fetch(url, { timeoutMs: 150 })).rejects.toMatchObject({ code: "ETIMEDOUT" });
    expect(performance.now() - startedMs).toBeGreaterThan(140);
  });

  it("waits only so long for a connection, too", async () => {
    // It takes what comes and says nothing, so a secure connection never begins.
    const server = createTcpServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = createBriefClient();
    onTestFinished(() => {
      client.destroy(new Error("The test is over."));
      server.close();
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await expect(client.fetch(url, { timeoutMs: 100 })).rejects.toMatchObject({ code: "ETIMEDOUT" });
  });

  it("rejects with what broke the connection, also in the middle of an answer", async () => {
    const { client, url } = await open((request, response) => {
      if (request.method === "POST") response.write("half");
      setImmediate(() => request.socket.destroy());
    });
    await expect(client.fetch(url, {})).rejects.toMatchObject({ code: expect.stringMatching(/ECONNRESET|UND_ERR/) });
    await expect(client.fetch(url, { method: "POST", body: "" })).rejects.toThrow();
    await expect(client.fetch("http://127.0.0.1:1/", {})).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("ends what is open when it is destroyed, and takes nothing more", async () => {
    const { client, url } = await open(() => undefined);
    const asked = client.fetch(url, {});
    client.destroy(new Error("The end."));
    await expect(asked).rejects.toThrow("The end.");
    await expect(client.fetch(url, {})).rejects.toThrow("The end.");
  });
});
