import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { createLog } from "../../../src/adapters/log/pino-log.ts";

function open(level: "debug" | "info" | "silent", secrets: readonly string[] = []) {
  const lines: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: createLog({ level, output, secrets }), lines };
}

it("writes a line of JSON an event, from its level on", () => {
  const { log, lines } = open("info");
  log.debug("Not this one.");
  log.warn("The platform is slow.", { platform: "discord", waitMs: 5 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    ...{ level: "warn", msg: "The platform is slow.", platform: "discord", waitMs: 5 },
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

it("writes errors with their stack and cause, and no secret that one of them holds", () => {
  const { log, lines } = open("info", ["xoxb-very-secret", 'a"quote-in-it', "it"]);
  const cause = new Error('sent a"quote-in-it');
  log.error("It failed.", { error: new Error("401 for xoxb-very-secret", { cause }), url: "/xoxb-very-secret/x" });
  const text = lines.join("");
  expect(text).toContain("401 for [secret]");
  expect(text).toContain("sent [secret]");
  expect(text).not.toMatch(/very-secret|quote-in-it/);
  expect(JSON.parse(text).msg).toBe("It failed.");
});

it("can be silent", () => {
  const { log, lines } = open("silent");
  log.error("It failed.");
  expect(lines).toEqual([]);
});
