import type { Platform } from "../platform.ts";
import { isThread, mayIn, PERMISSION, type PermissionName } from "../state/permissions.ts";
import type { Channel, Guild, Message } from "../state/world.ts";
import {
  closedToMessages,
  missingAccess,
  missingPermissions,
  unknownChannel,
  unknownGuild,
  unknownMessage,
} from "./api-error.ts";

/**
 * A channel that the bot can see.
 * @throws ApiError 10003 where there is none, 50001 where the bot may not see it, 50013 where it lacks a permission,
 * 50007 where somebody takes no direct messages.
 */
export function channelFor(platform: Platform, id: string, ...needed: readonly PermissionName[]): Channel {
  const { world } = platform;
  const channel = world.channels.get(id);
  if (channel === undefined) throw unknownChannel();
  if (channel.guildId === undefined) {
    if (!channel.recipientIds.includes(world.bot.id)) throw missingAccess();
    const denied = channel.denied.get(world.bot.id) ?? 0n;
    if (needed.includes("SendMessages") && (denied & PERMISSION.SendMessages) !== 0n) throw closedToMessages();
    return channel;
  }
  if (world.guilds.get(channel.guildId)?.state !== "present") throw missingAccess();
  if (!mayIn(world, channel, world.bot.id, "ViewChannel")) throw missingAccess();
  if (!needed.every((name) => mayIn(world, channel, world.bot.id, name))) throw missingPermissions();
  return channel;
}

/** The permission that sending in a channel takes: in threads it is another one. */
export function sendingIn(platform: Platform, id: string): PermissionName {
  const channel = platform.world.channels.get(id);
  return channel !== undefined && isThread(channel) ? "SendMessagesInThreads" : "SendMessages";
}

/** @throws ApiError 10008 */
export function messageIn(channel: Channel, id: string): Message {
  const message = channel.messages.get(id);
  if (message === undefined) throw unknownMessage();
  return message;
}

/** @throws ApiError 10004, or 50001 where the bot isn't in it. */
export function guildFor({ world }: Platform, id: string): Guild {
  const guild = world.guilds.get(id);
  if (guild === undefined) throw unknownGuild();
  if (guild.state !== "present") throw missingAccess();
  return guild;
}
