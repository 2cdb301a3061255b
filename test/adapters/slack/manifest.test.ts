import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ASK_ABOUT_MESSAGE } from "../../../src/adapters/slack/interactions/shortcut.ts";
import { eventHandlers } from "../../../src/adapters/slack/listeners.ts";
import type { Parts } from "../../../src/adapters/slack/parts.ts";
import { EVENTS, HISTORY_EVENTS, HISTORY_SCOPES, neededScopes, SCOPES } from "../../../src/adapters/slack/scopes.ts";
import { createEchoBot } from "../../end-to-end/slack/echo-bot.ts";
import { createKeptLog } from "./log.ts";
import { createTestTiming } from "./timing.ts";

type Manifest = {
  readonly display_information: { readonly description: string };
  readonly features: {
    readonly shortcuts: readonly { readonly callback_id: string; readonly name: string }[];
    readonly slash_commands: readonly { readonly command: string; readonly should_escape: boolean }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
};

const TEXT = readFileSync("config/slack-manifest.yaml", "utf8");
const manifest = parse(TEXT) as Manifest;
const withFollowUps = parse(TEXT.replaceAll("# follow-ups: ", "")) as Manifest;

/** The names of events that something listens to. */
function listenedTo(): readonly string[] {
  const parts = { bot: createEchoBot(), timing: createTestTiming(), log: createKeptLog() } as unknown as Parts;
  return [...eventHandlers(parts, undefined).keys()].sort();
}

describe("the manifest", () => {
  it("asks for the scopes that the code uses, and no others", () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(SCOPES).sort());
    expect(withFollowUps.oauth_config.scopes.bot.toSorted()).toEqual(neededScopes(true));
    expect(withFollowUps.oauth_config.scopes.bot).toEqual(expect.arrayContaining(Object.keys(HISTORY_SCOPES)));
  });

  it("subscribes to the events that the code listens to, and no others", () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...EVENTS]);
    expect(withFollowUps.settings.event_subscriptions.bot_events).toEqual([...EVENTS, ...HISTORY_EVENTS]);
    const names = new Set([...EVENTS, ...HISTORY_EVENTS].map((name) => name.replace(/^message\..*/, "message")));
    expect(listenedTo()).toEqual([...names].sort());
  });

  it("offers the command with ids for channels and people, and the shortcut that the code handles", () => {
    expect(manifest.features.slash_commands).toMatchObject([{ command: "/staffetta", should_escape: true }]);
    expect(manifest.features.shortcuts).toMatchObject([{ callback_id: ASK_ABOUT_MESSAGE }]);
  });

  it("keeps within Slack's lengths", () => {
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(manifest.features.shortcuts[0]?.name.length).toBeLessThanOrEqual(24);
  });
});
