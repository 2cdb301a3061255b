import { describe, expect, it } from "vitest";
import { styleFor } from "../../../src/adapters/terminal/style.ts";

const TERMINAL = { isTTY: true, columns: 80 };
const PIPE = {};
const isColoured = (...given: Parameters<typeof styleFor>) => styleFor(...given).strong("x") !== "x";

describe("colours", () => {
  it.each([
    ["a terminal", TERMINAL, {}, true],
    ["a pipe", PIPE, {}, false],
    ["a terminal with NO_COLOR", TERMINAL, { NO_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR", TERMINAL, { NO_COLOR: "" }, true],
    ["a dumb terminal", TERMINAL, { TERM: "dumb" }, false],
    ["a pipe with FORCE_COLOR", PIPE, { FORCE_COLOR: "1" }, true],
    ["a terminal with FORCE_COLOR=0", TERMINAL, { FORCE_COLOR: "0" }, false],
    ["both variables", PIPE, { NO_COLOR: "1", FORCE_COLOR: "1" }, true],
  ])("auto, %s", (_, screen, environment, coloured) => {
    expect(isColoured(screen, "auto", environment)).toBe(coloured);
  });

  it("are what the setting says, whatever the environment", () => {
    expect(isColoured(PIPE, "always", { NO_COLOR: "1" })).toBe(true);
    expect(isColoured(TERMINAL, "never", { FORCE_COLOR: "1" })).toBe(false);
  });
});

describe("width", () => {
  it.each([
    [TERMINAL, 80],
    [{ isTTY: true, columns: 400 }, 100],
    [{ isTTY: true, columns: 3 }, 20],
    [{ isTTY: true }, 100],
    [{ isTTY: true, columns: 0 }, 100],
    [PIPE, undefined],
  ])("of %j is %s", (screen, width) => {
    expect(styleFor(screen, "auto", {}).width).toBe(width);
  });
});
