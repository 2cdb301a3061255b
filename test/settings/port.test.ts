import { expect, it } from "vitest";
import { readPort } from "../../src/settings/port.ts";

it("is the one of PORT, or 8787", () => {
  expect(readPort({})).toBe(8787);
  expect(readPort({ PORT: " 0 " })).toBe(0);
  expect(readPort({ PORT: "65535" })).toBe(65_535);
});

it.each(["65536", "-1", "http", "1e3", "123456"])("refuses %s without showing it", (PORT) => {
  expect(() => readPort({ PORT })).toThrow(/^PORT must be a number from 0 to 65535; unset it for 8787\.$/);
});
