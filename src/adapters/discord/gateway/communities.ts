import {
  type Client,
  type GatewayChannelDeleteDispatchData,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayReadyDispatchData,
} from "discord.js";
import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Log } from "../../../bot/ports/log.ts";
import { DISCORD_PLATFORM, shardOf } from "../ids.ts";
import type { DiscordApi } from "../rest/api.ts";
import { isChannelGone, isGuildGone } from "../rest/errors.ts";

/** Does work that nobody waits for; where it fails the log says so. */
export type Run = (what: string, work: () => Promise<void>) => void;

export type CommunityParts = {
  readonly bot: Pick<CommunityBot, "joined" | "left" | "channelGone" | "knownCommunities" | "knownChannels">;
  readonly api: Pick<DiscordApi, "channel" | "guild">;
  readonly log: Log;
};

/**
 * Tells the core where the bot was added and removed, and which channels are gone, also while it was away. A server that
 * has an outage is still listed, and counts as there.
 */
export function followCommunities(client: Client, parts: CommunityParts, run: Run): void {
  const { ws } = client;
  const { bot } = parts;
  const platform = DISCORD_PLATFORM;
  ws.on(GatewayDispatchEvents.Ready, ({ guilds }: GatewayReadyDispatchData, shard: number) => {
    const listed = new Set(guilds.map(({ id }) => id));
    const isMissing = (id: string) => !listed.has(id) && shardOf(id, client.options.shardCount ?? 1) === shard;
    run("The list of servers", () => leaveMissing(parts, isMissing));
  });
  ws.on(GatewayDispatchEvents.GuildCreate, (guild: GatewayGuildCreateDispatchData) => {
    if (guild.unavailable === true) return;
    run("A server that is there", async () => {
      await bot.joined(platform, guild.id);
      await forgetMissingChannels(parts, guild);
    });
  });
  ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GatewayGuildDeleteDispatchData) => {
    if (unavailable === true) return;
    run("A server that was left", () => bot.left(platform, id));
  });
  ws.on(GatewayDispatchEvents.ChannelDelete, (channel: GatewayChannelDeleteDispatchData) => {
    if (!("guild_id" in channel) || !channel.guild_id) return;
    const { id, guild_id: community } = channel;
    run("A channel that was deleted", () => bot.channelGone({ platform, community, channel: id }));
  });
}

/** What ends digests for good is sure: Discord is asked about each server that the gateway doesn't list. */
async function leaveMissing({ bot, api, log }: CommunityParts, isMissing: (id: string) => boolean): Promise<void> {
  for (const server of (await bot.knownCommunities(DISCORD_PLATFORM)).filter(isMissing)) {
    if (!(await isRefused(api.guild(server), isGuildGone))) continue;
    log.warn("The bot was taken out of a server while it was away: its digests end.", { server });
    await bot.left(DISCORD_PLATFORM, server);
  }
}

/** A channel that the gateway doesn't list may be only hidden from the bot, so Discord is asked about each. */
async function forgetMissingChannels(
  { bot, api, log }: CommunityParts,
  { id: community, channels }: GatewayGuildCreateDispatchData,
): Promise<void> {
  const listed = new Set((channels ?? []).map(({ id }) => id));
  for (const channel of await bot.knownChannels(DISCORD_PLATFORM, community)) {
    if (listed.has(channel) || !(await isRefused(api.channel(channel), isChannelGone))) continue;
    log.warn("A channel was deleted while the bot was away: its digest ends.", { server: community, channel });
    await bot.channelGone({ platform: DISCORD_PLATFORM, community, channel });
  }
}

/** Whether a question was refused in a way; whatever else became of it may pass. */
function isRefused(question: Promise<unknown>, inThatWay: (error: unknown) => boolean): Promise<boolean> {
  return question.then(() => false, inThatWay);
}
