import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Starting npm and Node for each command of a block. */
const BLOCK_TIMEOUT_MS = 60_000;

const blocks = [...readFileSync("README.md", "utf8").matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text = ""]) => text);
const asking = blocks.filter((text) => text.includes("npm run --silent ask"));

it("has commands that ask", () => {
  expect(asking.length).toBeGreaterThan(0);
});

it.each(asking)("runs as README.md has it: %s", { timeout: BLOCK_TIMEOUT_MS }, (text) => {
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", text], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.trim()).not.toBe("");
});
