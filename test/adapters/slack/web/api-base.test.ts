import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { findApiBase } from "../../../../src/adapters/slack/web/api-base.ts";
import { createLibraryLogger } from "../../../../src/adapters/slack/web/logger.ts";
import { startSlackDouble } from "../../../doubles/slack/slack-double.ts";
import { createKeptLog } from "../log.ts";

const logger = createLibraryLogger(createKeptLog());

/** A server whose methods are right at its root. */
async function startAtRoot(): Promise<string> {
  const server = createServer((request, response) => {
    const isMethod = request.url === "/auth.test";
    response.writeHead(isMethod ? 200 : 404, { "content-type": "application/json" });
    response.end(isMethod ? '{"ok":false,"error":"not_authed"}' : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("the Web API's base", () => {
  it("is found below /api/ where an address without a path has no methods", async () => {
    const double = await startSlackDouble();
    onTestFinished(() => double.close());
    expect(await findApiBase(`${double.origin}/`, logger)).toBe(double.apiUrl);
    expect(await findApiBase(double.apiUrl, logger)).toBe(double.apiUrl);
  });

  it("is the address itself where the methods are right there, or nothing answers", async () => {
    const root = await startAtRoot();
    expect(await findApiBase(root, logger)).toBe(root);
    expect(await findApiBase("http://127.0.0.1:1/", logger)).toBe("http://127.0.0.1:1/");
  });
});
