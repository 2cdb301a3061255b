import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { findApiBase } from "../../../../src/adapters/slack/web/api-base.ts";
import { createLibraryLogger } from "../../../../src/adapters/slack/web/logger.ts";
import { startSlackDouble } from "../../../doubles/slack/slack-double.ts";
import { createKeptLog } from "../log.ts";

const logger = createLibraryLogger(createKeptLog());

/** A server with its methods in this folder, and a page of its own everywhere else. */
async function startWithMethodsAt(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    const isMethod = request.url === `${folder}auth.test`;
    response.end(isMethod ? '{"ok":false,"error":"not_authed"}' : "<html>Welcome!</html>");
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
    const other = await startWithMethodsAt("/api/");
    expect(await findApiBase(other, logger)).toBe(`${other}api/`);
  });

  it("is the address itself where the methods are right there, or nothing answers", async () => {
    const root = await startWithMethodsAt("/");
    expect(await findApiBase(root, logger)).toBe(root);
    expect(await findApiBase("http://127.0.0.1:1/", logger)).toBe("http://127.0.0.1:1/");
  });
});
