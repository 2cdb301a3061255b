import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PLATFORMS, variablesSet } from "../../src/settings/platforms.ts";

it("tells which variables are set, blank ones and such that connect nothing left out", () => {
  const environment = {
    DISCORD_TOKEN: " ",
    SLACK_BOT_TOKEN: "x",
    SLACK_SIGNING_SECRET: "y",
    PUBLIC_URL: "z",
    HOME: "/",
  };
  expect(variablesSet(environment)).toEqual(["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]);
});

it("has every variable in .env.example", () => {
  const example = readFileSync(".env.example", "utf8");
  for (const name of PLATFORMS.flatMap(({ ways }) => ways.flat())) expect(example).toContain(`${name}=`);
});
