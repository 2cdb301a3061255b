import { type Client, Events } from "discord.js";
import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import { DISCORD_PLATFORM } from "../ids.ts";

/** Does work that nobody waits for; where it fails the log says so. */
export type Run = (what: string, work: () => Promise<void>) => void;

/** Tells the core where the bot was added and removed, and which channels are gone. */
export function followCommunities(client: Client, bot: CommunityBot, run: Run): void {
  const platform = DISCORD_PLATFORM;
  client.on(Events.GuildCreate, ({ id }) => run("A server that was joined", () => bot.joined(platform, id)));
  // A server that has an outage isn't left: discord.js tells that apart.
  client.on(Events.GuildDelete, ({ id }) => run("A server that was left", () => bot.left(platform, id)));
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    run("A channel that was deleted", () =>
      bot.channelGone({ platform, community: channel.guildId, channel: channel.id }),
    );
  });
}

/** Tells the core of the servers that were there when the gateway came up: discord.js tells of later ones alone. */
export async function greetCommunities(client: Client, bot: Pick<CommunityBot, "joined">): Promise<void> {
  for (const id of [...client.guilds.cache.keys()]) await bot.joined(DISCORD_PLATFORM, id);
}
