import type { ChannelType, Client } from "discord.js";
import type { KnownChannel } from "../messages/places.ts";

/**
 * What the gateway told of a channel of a server: its kind, and whether the bot has a right there. `unknown`: nothing;
 * `not-yet`: nothing of any.
 */
export type Sight =
  | { readonly type: ChannelType; readonly may: (permission: bigint) => boolean }
  | "unknown"
  | "not-yet";

/** What is known of a channel since the gateway is up. */
export function sightOf(client: Client, id: string): Sight {
  const channel = client.channels.cache.get(id);
  if (channel === undefined || channel.isDMBased()) return "unknown";
  const { me } = channel.guild.members;
  if (me === null) return "unknown";
  const permissions = channel.permissionsFor(me);
  return { type: channel.type, may: (permission) => permissions.has(permission) };
}

/** Whose thread a channel is, and of which server; undefined where the gateway told nothing of it. */
export function knownChannel(client: Client, id: string): KnownChannel | undefined {
  const channel = client.channels.cache.get(id);
  if (channel === undefined) return undefined;
  return {
    parent: channel.isThread() ? channel.parentId : null,
    guild: channel.isDMBased() ? null : channel.guildId,
  };
}
