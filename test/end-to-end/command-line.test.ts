import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

/** The command line as npm runs it, in a process of its own. What needs knowledge is in the other tests. */
function staffetta(typed: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "ask", "--", ...typed], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}

it("prints help on standard output", () => {
  expect(staffetta(["--help"])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("--jsonl"),
    stderr: "",
  });
});

it("ends with 2 and a line on standard error where the command line can't be followed", () => {
  expect(staffetta(["--jsn", "x"])).toEqual({
    status: 2,
    stdout: "",
    stderr: "There is no flag --jsn; did you mean --json?\n",
  });
});

it("ends with 1 where the settings can't be read, without the value of the variable", () => {
  const { status, stdout, stderr } = staffetta(["x"], { STAFFETTA_CONFIG: "/nowhere/hunter2.yaml" });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(/^The settings file that STAFFETTA_CONFIG names can't be read \(ENOENT\).*\n$/);
  expect(stderr).not.toContain("hunter2");
});
