import { describe, expect, it } from "vitest";
import { readMessage } from "../../../../src/adapters/slack/events/incoming.ts";
import { spokenText } from "../../../../src/adapters/slack/events/spoken-text.ts";

const BOT = "UBOT";
const SELF = { botUserId: BOT, botId: "B1" };
/** Where Slack didn't say who the bot is. */
const UNNAMED = { botUserId: undefined, botId: undefined };
const message = (event: object) => ({
  event: { type: "message", channel: "C1", channel_type: "channel", ts: "2.2", user: "U1", text: "hello", ...event },
  authorizations: [{ user_id: BOT, is_bot: true }],
});
const mention = (event: object = {}) => message({ type: "app_mention", text: `<@${BOT}> who leads?`, ...event });

describe("a message", () => {
  it("reads the same from both events of one mention", () => {
    const expected = {
      ...{ channel: "C1", ts: "2.2", underThread: null, direct: false, person: "U1" },
      ...{ text: "who leads?", address: "mention" },
    };
    expect(readMessage(mention(), SELF, false)).toEqual(expected);
    expect(readMessage(mention({ type: "message" }), SELF, false)).toEqual(expected);
    expect(readMessage(mention({ type: "message" }), UNNAMED, false)).toEqual(expected);
  });

  it("may be a mention by the person whose token a test server lent to the bot", () => {
    const lent = { botUserId: "U1", botId: undefined };
    expect(readMessage(mention(), lent, false)).toMatchObject({ person: "U1", address: "mention" });
    expect(readMessage(mention(), { ...lent, botId: "B1" }, false)).toBeNull();
    // What the bot itself says comes back as that person's message.
    expect(readMessage(message({ channel: "D1", channel_type: "im" }), lent, true)).toBeNull();
  });

  it("is direct in a channel of two", () => {
    const direct = message({ channel: "D1", channel_type: "im", thread_ts: "1.1" });
    expect(readMessage(direct, SELF, false)).toMatchObject({ direct: true, address: "direct", underThread: "1.1" });
  });

  it("is overheard in a thread, where that is on", () => {
    const inThread = message({ thread_ts: "1.1" });
    expect(readMessage(inThread, SELF, true)).toMatchObject({ address: "overheard", underThread: "1.1" });
    expect(readMessage(inThread, SELF, false)).toBeNull();
    expect(readMessage(message({}), SELF, true)).toBeNull();
  });

  it.each([
    ["of the bot itself", { user: BOT }],
    ["of another bot", { bot_id: "B2" }],
    ["of Slack's", { user: "USLACKBOT" }],
    ["that was edited", { subtype: "message_changed" }],
    ["whose edit mentions the bot", { edited: { user: "U1", ts: "3.3" } }],
    ["that was taken back", { subtype: "message_deleted" }],
    ["about somebody who joined", { subtype: "channel_join" }],
    ["that is hidden", { hidden: true }],
    ["of nobody", { user: undefined }],
  ])("%s isn't for the bot", (_name, event) => {
    expect(readMessage(mention(event), SELF, true)).toBeNull();
    expect(readMessage(message({ channel: "D1", channel_type: "im", ...event }), SELF, true)).toBeNull();
  });

  it.each([{ bot_id: null }, { edited: null }, { hidden: null }, { subtype: null }, { thread_ts: null }])(
    "with a field of nothing (%j) is",
    (event) => {
      expect(readMessage(mention(event), SELF, false)).toMatchObject({ address: "mention", underThread: null });
    },
  );

  it("with a file is", () => {
    expect(readMessage(mention({ subtype: "file_share" }), SELF, false)).not.toBeNull();
  });
});

describe("what a person wrote", () => {
  it.each([
    ["<@UBOT> who leads?", "who leads?"],
    ["who leads, <@UBOT|staffetta>?", "who leads, ?"],
    ["ask <@U2> in <#C1|general>", "ask @… in #general"],
    ["<!channel> <!here|@here> <!subteam^S1|@team>", "@channel @here @team"],
    ["see <https://e.org|the page> or <https://e.org>", "see the page or https://e.org"],
    ["a &lt; b &amp;&amp; &lt;!channel&gt; &amp;lt;", "a < b && <!channel> &lt;"],
    ["  two\u00a0 spaces ", "two spaces"],
  ])("%j reads %j", (written, expected) => {
    expect(spokenText(written, "UBOT", false)).toBe(expected);
  });

  it("loses the first mention of a mention where nobody knows who the bot is", () => {
    expect(spokenText("<@UX> what did <@U2> say?", undefined, true)).toBe("what did @… say?");
    expect(spokenText("<@UX> what?", undefined, false)).toBe("@… what?");
  });
});
