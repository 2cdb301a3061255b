import { expect, it } from "vitest";
import { type AnswerMeasurement, holds, jsonLine, table } from "../../bench/answer/report.ts";

const FAST: AnswerMeasurement = {
  questions: 10,
  hostileInputs: 5,
  p50Ms: 0.5,
  p99Ms: 4.99,
  plainP50Ms: 0.4,
  plainP99Ms: 3,
  typoP50Ms: 0.6,
  typoP99Ms: 4.99,
  hostileP50Ms: 1,
  greatestMs: 49.9,
};

it("holds a limit only below it", () => {
  expect(holds(FAST)).toEqual({ p50Ms: true, p99Ms: true, greatestMs: true });
  expect(holds({ ...FAST, p50Ms: 1, p99Ms: 5, greatestMs: 50 })).toEqual({
    p50Ms: false,
    p99Ms: false,
    greatestMs: false,
  });
});

it("prints each limit beside its figure, and whether it holds", () => {
  const lines = table({ ...FAST, greatestMs: 61 }).split("\n");
  expect(lines).toContainEqual(expect.stringMatching(/^p50 of all.* 0\.500 ms {2}limit < 1 ms {2}holds$/));
  expect(lines).toContainEqual(expect.stringMatching(/^greatest.* 61\.000 ms {2}limit < 50 ms {2}DOESN'T HOLD$/));
});

it("writes the same as one JSON object", () => {
  const line = jsonLine(FAST);
  expect(line.trim()).not.toContain("\n");
  expect(JSON.parse(line)).toMatchObject({ p99Ms: 4.99, limits: { p99Ms: 5 }, holds: { p99Ms: true } });
});
