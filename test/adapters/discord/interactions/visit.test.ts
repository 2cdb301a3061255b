import type { APIInteraction } from "discord.js";
import { expect, it } from "vitest";
import { visitOf } from "../../../../src/adapters/discord/interactions/visit.ts";

/** As Discord sends it, or as another server might, with less. */
const sent = (fields: object) => fields as APIInteraction;
const MEMBER = { user: { id: "ada" }, permissions: String(1n << 11n) };
const IN_SERVER = { guild_id: "guild", channel: { id: "general", type: 0 }, member: MEMBER, locale: "it" };

it("is a member's, in a channel of a server", () => {
  expect(visitOf(sent({ ...IN_SERVER, authorizing_integration_owners: { "0": "guild" } }))).toEqual({
    ...{ platform: "discord", community: "guild", channel: "general", thread: null, direct: false },
    ...{ person: "ada", moderator: false, locale: "it", canWhisper: true },
  });
});

it("is in a thread of a channel", () => {
  const channel = { id: "talk", type: 11, parent_id: "general" };
  expect(visitOf(sent({ ...IN_SERVER, channel }))).toMatchObject({ channel: "general", thread: "talk" });
});

it.each([
  ["Manage Server", 1n << 5n, "community"],
  ["Administrator", 1n << 3n, "community"],
  ["anything else", ~((1n << 5n) | (1n << 3n)) & ((1n << 50n) - 1n), false],
])("is a moderator's with %s", (_, permissions, moderator) => {
  const member = { ...MEMBER, permissions: String(permissions) };
  expect(visitOf(sent({ ...IN_SERVER, member }))).toMatchObject({ moderator });
});

it("is direct in a direct message, and where only the person has installed the bot", () => {
  const direct = { channel_id: "dm", user: { id: "ada" }, locale: "en-GB" };
  expect(visitOf(sent(direct))).toMatchObject({
    ...{ community: "direct", channel: "dm", direct: true, person: "ada", moderator: false, locale: "en" },
  });
  const member = { ...MEMBER, permissions: String(1n << 3n) };
  const owners = { authorizing_integration_owners: { "1": "ada" } };
  expect(visitOf(sent({ ...IN_SERVER, ...owners, member }))).toMatchObject({
    ...{ community: "direct", direct: true, moderator: false },
  });
});

it("does without what another server leaves out", () => {
  const { guild_id, member } = IN_SERVER;
  expect(visitOf(sent({ guild_id, member, channel_id: "general" }))).toMatchObject({
    ...{ community: "guild", channel: "general", locale: undefined },
  });
  expect(visitOf(sent({ ...IN_SERVER, locale: "fr", authorizing_integration_owners: {} }))).toMatchObject({
    ...{ community: "guild", locale: undefined },
  });
});
