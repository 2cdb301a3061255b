import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const commands = [...readFileSync("README.md", "utf8").matchAll(/^npm run --silent digest .*$/gm)].map(
  ([command]) => command,
);

it("stands in the readme", () => {
  expect(commands.length).toBeGreaterThan(0);
});

it.each(commands)("prints a card with its source, as README.md has it: %s", (command) => {
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", command], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/digest.*2026.*\n§\d/s);
});
