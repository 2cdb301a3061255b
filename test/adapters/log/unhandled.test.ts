import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { logUnhandledRejections } from "../../../src/adapters/log/unhandled.ts";
import { createKeptLog } from "../slack/log.ts";

it("tells of a rejection that nobody handles", () => {
  const source = new EventEmitter();
  const log = createKeptLog();
  logUnhandledRejections(source, log);
  const error = new Error("inside");
  source.emit("unhandledRejection", error, Promise.resolve());
  expect(log.lines).toMatchObject([{ level: "error", details: { error } }]);
});
