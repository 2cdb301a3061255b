import { expect, it } from "vitest";
import { createWaits } from "../../../../src/adapters/slack/intake/waits.ts";
import { createTestTiming } from "../timing.ts";

function rig() {
  const timing = createTestTiming();
  return { timing, waits: createWaits({ run: (work) => work(), outside: (wait) => wait }, timing) };
}

it("waits for as long as it is asked to", async () => {
  const { timing, waits } = rig();
  let waited: boolean | undefined;
  void waits.wait("T1", 1000).then((done) => {
    waited = done;
  });
  await timing.pass(999);
  expect(waited).toBeUndefined();
  await timing.pass(1);
  expect(waited).toBe(true);
});

it("lets so many of one community wait, others beside them, and more once those are done", async () => {
  const { timing, waits } = rig();
  const many = Array.from({ length: 200 }, () => waits.wait("T1", 1000));
  expect(await waits.wait("T1", 1000)).toBe(false);
  const other = waits.wait("T2", 1000);
  await timing.pass(1000);
  expect(new Set(await Promise.all([...many, other]))).toEqual(new Set([true]));
  const later = waits.wait("T1", 1000);
  await timing.pass(1000);
  expect(await later).toBe(true);
});

it("gives up at the end what would wait longer than that, and waits for the rest", async () => {
  const { timing, waits } = rig();
  const [short, long] = [waits.wait("T1", 500), waits.wait("T1", 5000)];
  waits.close(1000);
  expect(await long).toBe(false);
  expect(await waits.wait("T1", 1001)).toBe(false);
  await timing.pass(500);
  expect(await short).toBe(true);
});
