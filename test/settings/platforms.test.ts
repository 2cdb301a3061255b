import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PLATFORMS, variablesSet } from "../../src/settings/platforms.ts";

it("tells which of a platform's variables are set, blank ones left out", () => {
  const environment = { DISCORD_TOKEN: " ", SLACK_BOT_TOKEN: "x", SLACK_SIGNING_SECRET: "y", HOME: "/" };
  expect(PLATFORMS.map((platform) => [platform.name, variablesSet(platform, environment)])).toEqual([
    ["Discord", []],
    ["Slack", ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]],
  ]);
});

it("has every variable in .env.example", () => {
  const example = readFileSync(".env.example", "utf8");
  for (const name of PLATFORMS.flatMap(({ ways }) => ways.flat())) expect(example).toContain(`${name}=`);
});
