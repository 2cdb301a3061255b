import { describe, expect, it } from "vitest";
import { addressOf, handleMessage } from "../../../../src/adapters/discord/messages/handle.ts";
import { createPlaces } from "../../../../src/adapters/discord/messages/places.ts";
import { readMessageText } from "../../../../src/adapters/discord/messages/text.ts";
import type { ReceivedMessage } from "../../../../src/adapters/discord/received.ts";
import { createForms } from "../../../../src/adapters/discord/rest/forms.ts";
import { systemTiming } from "../../../../src/bot/digest/ledger/timing.ts";
import { openCommunity } from "../../../doubles/community.ts";

const BOT = "100000000000000001";
const message = (fields: object) =>
  ({
    ...{ id: "1", type: 0, guild_id: "g", channel_id: "c", content: "Who?", author: { id: "ada", username: "ada" } },
    ...{ mentions: [], ...fields },
  }) as ReceivedMessage;
const REPLY = { type: 19, mentions: [{ id: BOT, username: "bot" }] };

describe("how a message is meant", () => {
  it.each([
    ["a mention", { content: `<@${BOT}> who?` }, "mention"],
    ["an old mention", { content: `<@!${BOT}> who?` }, "mention"],
    ["a reply that pings", { ...REPLY, referenced_message: { author: { id: BOT } } }, "reply"],
    ["a reply whose message isn't told", REPLY, "reply"],
    ["a reply to somebody else with a mention", { ...REPLY, content: `<@${BOT}>` }, "mention"],
    ["a reply to somebody else", { ...REPLY, referenced_message: { author: { id: "bo" } } }, null],
    ["a direct message", { guild_id: undefined }, "direct"],
    ["what people say", {}, null],
    ["a bot's mention", { content: `<@${BOT}>`, author: { id: "x", bot: true } }, null],
    ["its own", { guild_id: undefined, author: { id: BOT } }, null],
    ["a webhook's", { content: `<@${BOT}>`, webhook_id: "w" }, null],
    ["with nothing for what is left out", { content: `<@${BOT}>`, webhook_id: null, type: null }, "mention"],
    ["a direct message of no server", { guild_id: null, content: null }, "direct"],
    ["a reply whose message has no author", { ...REPLY, referenced_message: {} }, "reply"],
    ["a mention whose text is withheld", { mentions: REPLY.mentions, content: "" }, "mention"],
    ["somebody's without a mention in the text", { mentions: REPLY.mentions }, null],
    ["nobody's", { content: `<@${BOT}>`, author: undefined }, null],
    ["that somebody joined", { content: `<@${BOT}>`, type: 7 }, null],
  ])("%s", (_, fields, address) => {
    expect(addressOf(message(fields), BOT, false)).toBe(address);
  });

  it("is overheard where the bot reads all, unless it says nothing", () => {
    expect(addressOf(message({}), BOT, true)).toBe("overheard");
    expect(addressOf(message({ content: "" }), BOT, true)).toBeNull();
  });
});

it("reads a message's text without mark-up of people and emoji", () => {
  const content = `<@${BOT}> what does <@2> say in <#3> <:sly:4><a:wow:5> to <@&6> and <@7>?`;
  const text = readMessageText(message({ content, mentions: [{ id: "2", username: "bo" }] }), BOT);
  expect(text).toBe("what does bo say in :sly::wow: to and ?");
});

describe("the text of a message without content", () => {
  const read = (fields: object) => readMessageText(message({ content: "", ...fields }), BOT);

  it("is what its components show, without what is said in passing", () => {
    const text = (content: string) => ({ type: 10, content });
    const components = [
      text("### Card\nThe \\*model\\* costs 1\\. nothing\n-# §6 · The source"),
      {
        type: 17,
        components: [
          { type: 9, components: [text("Who leads?")] },
          { type: 1, components: [] },
        ],
      },
      text("-# Ask on:"),
    ];
    expect(read({ components })).toBe("Card\nThe *model* costs 1. nothing\nWho leads?");
  });

  it("is what its embeds show", () => {
    expect(read({ embeds: [{ title: "Who leads?", description: "<@2> asks" }, { url: "u" }] })).toBe(
      "Who leads?\n asks",
    );
  });

  it("is what was forwarded", () => {
    expect(read({ message_snapshots: [{ message: { content: "Who leads?" } }] })).toBe("Who leads?");
  });

  it("is nothing where it shows a picture", () => {
    expect(read({ components: [{ type: 12 }], embeds: null, message_snapshots: null })).toBe("");
  });
});

describe("a message that lacks something", () => {
  /** What the core is told of it. */
  async function heard(fields: object) {
    const told: unknown[] = [];
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    const api = { message: async (_: string, id: string) => message({ id, content: `<@${BOT}> Who leads?` }) };
    const places = createPlaces({
      known: (id) => (id === "c" ? { parent: null, guild: "g" } : undefined),
      fetch: async () => ({ type: 1 }),
    });
    await handleMessage(
      {
        ...{ log, places, timing: systemTiming, readsAll: false, forms: createForms(log), api: api as never },
        bot: {
          ...openCommunity().community,
          async message(visit, text, address) {
            told.push([visit.community, address, text]);
            return null;
          },
        },
      },
      message(fields),
      BOT,
    );
    return told;
  }

  it("is in the server that its channel is in", async () => {
    expect(await heard({ guild_id: undefined, content: `<@${BOT}> Who?` })).toEqual([["g", "mention", "Who?"]]);
    expect(await heard({ guild_id: undefined })).toEqual([]);
    expect(await heard({ guild_id: undefined, channel_id: "dm" })).toEqual([["direct", "direct", "Who?"]]);
  });

  it("is asked for where its text is withheld", async () => {
    expect(await heard({ mentions: REPLY.mentions, content: "" })).toEqual([["g", "mention", "Who leads?"]]);
  });
});

describe("where a message stands", () => {
  it("is asked once of Discord where the gateway doesn't tell, and is no thread where nobody knows", async () => {
    const asked: string[] = [];
    const places = createPlaces({
      known: (id) => (id === "known" ? { parent: "general", guild: "g" } : undefined),
      async fetch(id) {
        asked.push(id);
        if (id === "gone") throw new Error("404");
        return { type: id === "thread" ? 11 : 0, parent_id: "parent" };
      },
    });
    expect(await places.find("known")).toEqual({ channel: "general", thread: "known" });
    expect([places.guildOf("known"), places.guildOf("thread")]).toEqual(["g", null]);
    expect(await places.find("thread")).toEqual({ channel: "parent", thread: "thread" });
    expect(await places.find("thread")).toEqual({ channel: "parent", thread: "thread" });
    expect(await places.find("text")).toEqual({ channel: "text", thread: null });
    expect(await places.find("gone")).toEqual({ channel: "gone", thread: null });
    expect(asked).toEqual(["thread", "text", "gone"]);
    await places.find("gone");
    expect(asked.filter((id) => id === "gone")).toHaveLength(2);
  });
});
