import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DEFAULT_RETENTION, retentionOf } from "../../src/bot/ports/upkeep.ts";
import { parseSettings } from "../../src/settings/parse.ts";
import { settingsSchema } from "../../src/settings/schema.ts";

const DEFAULTS = settingsSchema.parse({});
const problemsOf = (text: string): string => {
  try {
    parseSettings(text, "s.yaml");
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

it("has every setting, with its default, in the shipped file", () => {
  const shipped = readFileSync("config/staffetta.yaml", "utf8");
  expect(parseSettings(shipped, "")).toEqual(DEFAULTS);
  for (const [group, value] of Object.entries(DEFAULTS)) {
    for (const name of typeof value === "string" ? [] : Object.keys(value)) {
      expect(shipped).toMatch(new RegExp(`^${group}:(\\n .*)*\\n  ${name}: `, "m"));
    }
  }
});

it("keeps data for as long as the store does by default", () => {
  expect(retentionOf(DEFAULTS.retention)).toEqual(DEFAULT_RETENTION);
});

it("has the defaults for an empty file and for what a file leaves out", () => {
  expect(parseSettings("# nothing\n", "")).toEqual(DEFAULTS);
  expect(parseSettings("language: en\n", "")).toEqual({ ...DEFAULTS, language: "en" });
});

it("names file, line, setting and remedy of each problem", () => {
  expect(problemsOf("language: fr\nknowledge:\n  folder: 7\nterminal:\n  colors: auto\n").split("\n")).toEqual([
    "s.yaml:1: language: must be one of it, en.",
    "s.yaml:3: knowledge.folder: must be a string.",
    "s.yaml:5: terminal.colors: there is no such setting; did you mean colours?",
  ]);
});

it("says where a secret belongs", () => {
  expect(problemsOf("language: it\nDISCORD_TOKEN: abc\n")).toBe(
    "s.yaml:2: DISCORD_TOKEN: is an environment variable; take it out of here and set it in .env.",
  );
});

it.each([
  ["a wrong value", "language: hunter2"],
  ["a wrong type", "knowledge: hunter2"],
  ["a list", "- hunter2"],
  ["broken YAML", "language: it\n hunter2: [\nhunter2"],
  ["a scalar where none belongs", "language: it\n'hunter2'"],
  ["an unknown tag", "language: !hunter2 it"],
  ["an alias of nothing", "language: *hunter2"],
])("shows no value of %s", (_, text) => {
  expect(problemsOf(text)).toMatch(/^s\.yaml:/);
  expect(problemsOf(text).replace(/hunter2: there is no such setting/g, "")).not.toContain("hunter2");
});
