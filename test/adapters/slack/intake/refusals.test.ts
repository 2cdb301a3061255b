import { expect, it } from "vitest";
import { createRefusals } from "../../../../src/adapters/slack/intake/refusals.ts";
import { createKeptLog } from "../log.ts";
import { createTestTiming } from "../timing.ts";

it("tells of the first refusal at once, and of more once a minute", async () => {
  const timing = createTestTiming();
  const log = createKeptLog();
  const refusals = createRefusals(timing, log);
  for (let each = 0; each < 100; each += 1) refusals.count();
  expect(log.lines).toMatchObject([{ level: "warn", details: { requests: 1 } }]);
  await timing.pass(60_000);
  refusals.count();
  expect(log.lines[1]).toMatchObject({ level: "warn", details: { requests: 100 } });
});
