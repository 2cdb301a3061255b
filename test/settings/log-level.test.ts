import { expect, it } from "vitest";
import { readLogLevel } from "../../src/settings/log-level.ts";

it("is info unless it is set", () => {
  expect(readLogLevel({})).toBe("info");
  expect(readLogLevel({ LOG_LEVEL: " " })).toBe("info");
  expect(readLogLevel({ LOG_LEVEL: "Debug" })).toBe("debug");
});

it("refuses what is no level, with the one that was meant", () => {
  expect(() => readLogLevel({ LOG_LEVEL: "warm" })).toThrow("did you mean warn?");
  expect(() => readLogLevel({ LOG_LEVEL: "verbose" })).toThrow("debug, info, warn, error, silent");
});
