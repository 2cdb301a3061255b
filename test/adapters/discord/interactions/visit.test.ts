import { expect, it } from "vitest";
import { visitOf } from "../../../../src/adapters/discord/interactions/visit.ts";

const MEMBER = { user: { id: "ada" }, permissions: String(1n << 11n) };
const IN_SERVER = { guild_id: "guild", channel: { id: "general", type: 0 }, member: MEMBER, locale: "it" };

it("is a member's, in a channel of a server", () => {
  expect(visitOf({ ...IN_SERVER, authorizing_integration_owners: { "0": "guild" } })).toEqual({
    ...{ platform: "discord", community: "guild", channel: "general", thread: null, direct: false },
    ...{ person: "ada", moderator: false, locale: "it", canWhisper: true },
  });
});

it("is in a thread of a channel", () => {
  const channel = { id: "talk", type: 11, parent_id: "general" };
  expect(visitOf({ ...IN_SERVER, channel })).toMatchObject({ channel: "general", thread: "talk" });
});

it.each([
  ["Manage Server", 1n << 5n, "community"],
  ["Administrator", 1n << 3n, "community"],
  ["anything else", ~((1n << 5n) | (1n << 3n)) & ((1n << 50n) - 1n), false],
])("is a moderator's with %s", (_, permissions, moderator) => {
  const member = { ...MEMBER, permissions: String(permissions) };
  expect(visitOf({ ...IN_SERVER, member })).toMatchObject({ moderator });
});

it("is direct in a conversation with the bot", () => {
  const direct = { channel_id: "dm", user: { id: "ada" }, locale: "en-GB" };
  for (const kind of [{ context: 1 }, { channel: { id: "dm", type: 1 } }]) {
    expect(visitOf({ ...direct, ...kind })).toMatchObject({
      ...{ community: "direct", channel: "dm", direct: true, person: "ada", moderator: false, locale: "en" },
    });
  }
});

it("is among others, and no member's, where only the person has installed the bot", () => {
  const member = { ...MEMBER, permissions: String(1n << 3n) };
  const owners = { authorizing_integration_owners: { "1": "ada" }, context: 0 };
  const channel = { id: "talk", type: 11, parent_id: "general" };
  expect(visitOf({ ...IN_SERVER, ...owners, member, channel })).toMatchObject({
    ...{ community: "direct", channel: "talk", thread: null, direct: false, moderator: false, canWhisper: true },
  });
  const group = { channel: { id: "group", type: 3 }, context: 2, user: { id: "ada" } };
  expect(visitOf({ ...group, ...owners, context: 2 })).toMatchObject({ community: "direct", direct: false });
});

it("takes null for what is left out", () => {
  const member = { ...MEMBER, permissions: null };
  const nothing = { channel: null, locale: null, context: null, authorizing_integration_owners: null };
  expect(visitOf({ ...IN_SERVER, ...nothing, member, channel_id: "general" })).toMatchObject({
    ...{ community: "guild", channel: "general", moderator: false, locale: undefined },
  });
});

it("does without what another server leaves out", () => {
  const { guild_id, member } = IN_SERVER;
  expect(visitOf({ guild_id, member, channel_id: "general" })).toMatchObject({
    ...{ community: "guild", channel: "general", locale: undefined },
  });
  expect(visitOf({ ...IN_SERVER, locale: "fr", authorizing_integration_owners: {} })).toMatchObject({
    ...{ community: "guild", locale: undefined },
  });
});

it("takes rights that it can't read for none", () => {
  const member = { ...MEMBER, permissions: "administrator" };
  expect(visitOf({ ...IN_SERVER, member })).toMatchObject({ person: "ada", moderator: false });
});
