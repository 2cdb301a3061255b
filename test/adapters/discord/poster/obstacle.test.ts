import { ChannelType, DiscordAPIError, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import type { Sight } from "../../../../src/adapters/discord/gateway/channels.ts";
import { obstacleIn } from "../../../../src/adapters/discord/poster/obstacle.ts";
import type { PostPurpose } from "../../../../src/bot/ports/poster.ts";

const refused = (status: number, code: number) =>
  new DiscordAPIError({ code, message: "No." }, code, status, "GET", "https://discord.example", {});

const look = (sight: Sight, error?: Error, purpose: PostPurpose = "digest") =>
  obstacleIn(
    {
      api: { channel: () => Promise.reject(error ?? new Error("Nobody asks.")) },
      sightOf: () => sight,
      nameOf: (channel) => `<#${channel}>`,
    },
    "1",
    purpose,
  );

describe("a channel that the gateway tells nothing of", () => {
  it("lacks the right to view it where Discord hides it", async () => {
    expect((await look("unknown", refused(403, 50001)))?.text.it).toContain("Visualizza canale");
  });

  it("has no obstacle that is known where anything else is the matter", async () => {
    expect(await look("unknown", refused(404, 10003))).toBeNull();
    expect(await look("unknown", new Error("The network is away."))).toBeNull();
    expect(await look("not-yet", refused(403, 50001))).toBeNull();
  });
});

it("takes no messages in a forum for good, whatever the bot may do there", async () => {
  for (const type of [ChannelType.GuildForum, ChannelType.GuildMedia]) {
    expect(await look({ type, may: () => true })).toMatchObject({ isLasting: true });
  }
  expect(await look({ type: ChannelType.GuildText, may: () => true })).toBeNull();
});

it("may take answers in a forum, in posts alone", async () => {
  const speaks = (permission: bigint) => permission !== PermissionFlagsBits.SendMessages;
  expect(await look({ type: ChannelType.GuildForum, may: speaks }, undefined, "answer")).toBeNull();
  const { text } = (await look({ type: ChannelType.GuildText, may: speaks }, undefined, "answer")) ?? {};
  expect(text?.en).toContain("I lack these permissions: Send Messages.");
});
