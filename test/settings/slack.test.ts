import { describe, expect, it } from "vitest";
import { readSlackSettings } from "../../src/settings/slack.ts";

const BOT = { SLACK_BOT_TOKEN: "xoxb-1" };
const OAUTH = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "s", SLACK_SIGNING_SECRET: "t" };

describe("Slack's settings", () => {
  it("names what another way in would use", () => {
    const both = { ...BOT, SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "t" };
    const oauth = { ...OAUTH, PUBLIC_URL: "https://bot.example.org" };
    expect(readSlackSettings(both)?.unused).toEqual(["SLACK_SIGNING_SECRET"]);
    expect(readSlackSettings({ ...oauth, SLACK_APP_TOKEN: "xapp-1" })?.unused).toEqual(["SLACK_APP_TOKEN"]);
    expect(readSlackSettings({ ...BOT, SLACK_SIGNING_SECRET: "t" })?.unused).toEqual([]);
  });

  it("are none where nothing is said of Slack, or what is said is blank", () => {
    expect(readSlackSettings({})).toBeNull();
    expect(readSlackSettings({ SLACK_BOT_TOKEN: " ", SLACK_APP_TOKEN: "" })).toBeNull();
  });

  it("are Socket Mode with an app-level token, else HTTP with a signing secret", () => {
    expect(readSlackSettings({ ...BOT, SLACK_APP_TOKEN: " xapp-1 ", SLACK_SIGNING_SECRET: "t" })).toEqual({
      way: { kind: "socket", botToken: "xoxb-1", appToken: "xapp-1" },
      apiUrl: "https://slack.com/api/",
      threadFollowUps: false,
      unused: ["SLACK_SIGNING_SECRET"],
    });
    expect(readSlackSettings({ ...BOT, SLACK_SIGNING_SECRET: "t" })?.way).toEqual({
      ...{ kind: "http", botToken: "xoxb-1", signingSecret: "t" },
    });
  });

  it("are many workspaces with a client and a public address", () => {
    expect(readSlackSettings({ ...OAUTH, PUBLIC_URL: "https://bot.example.org/" })?.way).toEqual({
      ...{ kind: "oauth", clientId: "1.2", clientSecret: "s", signingSecret: "t" },
      publicUrl: "https://bot.example.org",
    });
  });

  it("take another Web API, and follow-ups without a mention", () => {
    const settings = { ...BOT, SLACK_SIGNING_SECRET: "t", SLACK_THREAD_FOLLOW_UPS: "On" };
    expect(readSlackSettings({ ...settings, SLACK_API_URL: "http://127.0.0.1:99/api" })).toMatchObject({
      ...{ apiUrl: "http://127.0.0.1:99/api/", threadFollowUps: true },
    });
  });

  it.each([
    [BOT, /SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN is missing/],
    [{ SLACK_BOT_TOKEN: "xapp-hunter2", SLACK_APP_TOKEN: "xapp-1" }, /^SLACK_BOT_TOKEN holds another kind .* xoxb-/],
    [{ ...BOT, SLACK_APP_TOKEN: "xoxb-hunter2" }, /^SLACK_APP_TOKEN holds another kind .* xapp-/],
    [{ ...OAUTH, SLACK_CLIENT_SECRET: "" }, /SLACK_CLIENT_SECRET and PUBLIC_URL must be set/],
    [{ ...OAUTH, PUBLIC_URL: "hunter2" }, /^PUBLIC_URL must be an address/],
    [{ ...OAUTH, ...BOT, PUBLIC_URL: "https://a.example" }, /unset SLACK_BOT_TOKEN/],
    [{ ...BOT, SLACK_SIGNING_SECRET: "t", SLACK_API_URL: "hunter2" }, /^SLACK_API_URL must be an address/],
    [{ ...BOT, SLACK_SIGNING_SECRET: "t", SLACK_THREAD_FOLLOW_UPS: "hunter2" }, /must be on or off/],
  ])("refuse %j with the variable and the remedy, and without a value", (environment, message) => {
    const read = () => readSlackSettings(environment);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/hunter2/);
  });
});
