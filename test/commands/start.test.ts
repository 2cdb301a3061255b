import { expect, it } from "vitest";
import { run } from "../doubles/command-context.ts";
import { scriptedBot } from "../doubles/scripted-bot.ts";

it("is what runs without a command", async () => {
  const bot = scriptedBot();
  const { status, output, opened } = await run([], { bot, input: "Quanti?\n" });
  expect(output).toContain("mille miliardi");
  expect(bot.requests).toEqual([{ question: "Quanti?", conversation: "terminal", channelLanguage: "it" }]);
  expect({ status, opened }).toEqual({ status: 0, opened: ["memory"] });
});

it("says what connects a platform to whoever comes without a question", async () => {
  const { status, output } = await run(["start"]);
  expect(output).toContain("Discord: DISCORD_TOKEN\n");
  expect(output).toMatch(
    /Slack: SLACK_BOT_TOKEN \+ SLACK_APP_TOKEN, oppure SLACK_BOT_TOKEN \+\s+SLACK_SIGNING_SECRET, oppure/,
  );
  expect(status).toBe(0);
});

it("says what is wrong where platforms are set up and none can be connected, and shows no token", async () => {
  const environment = { SLACK_BOT_TOKEN: "hunter2hunter2", STAFFETTA_SECRET: "a-secret-that-only-tests-know" };
  const { status, output, errorOutput, opened } = await run(["start"], { environment, input: "Quanti?\n" });
  expect(errorOutput).toMatch(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
  expect(output + errorOutput).not.toContain("hunter2");
  expect({ status, opened }).toEqual({ status: 1, opened: [] });
});

it.each([
  [["start", "quanti?"], "npm run --silent ask"],
  [["start", "--jason"], "There is no flag --jason"],
  [["--hlep"], "did you mean --help?"],
])("refuses %j", async (typed, message) => {
  const { status, errorOutput } = await run(typed);
  expect(errorOutput).toContain(message);
  expect(status).toBe(2);
});

it("tells whoever runs it what went wrong inside", async () => {
  const bot = scriptedBot({ boom: new Error("inside") });
  const { status, output, errorOutput } = await run([], { bot, input: "boom\n" });
  expect(output).toContain("Qualcosa è andato storto");
  expect(errorOutput).toContain("inside");
  expect(status).toBe(0);
});
