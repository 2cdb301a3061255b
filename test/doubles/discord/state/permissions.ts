import { CHANNEL } from "../protocol.ts";
import type { Channel, World } from "./world.ts";

/** Those of Discord's permissions that the double knows the meaning of, and some that a moderator has. */
export const PERMISSION = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSION;

/** What a server lets everybody do. */
export const MEMBER_PERMISSIONS: readonly PermissionName[] = [
  "AddReactions",
  "ViewChannel",
  "SendMessages",
  "EmbedLinks",
  "AttachFiles",
  "ReadMessageHistory",
  "UseApplicationCommands",
  "CreatePublicThreads",
  "SendMessagesInThreads",
];

export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSION[name], 0n);
}

export function isThread(channel: Channel): boolean {
  return ([CHANNEL.newsThread, CHANNEL.thread, CHANNEL.privateThread] as readonly number[]).includes(channel.type);
}

/** What somebody may do in a channel; in direct messages, everything that a member may. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  if (guild === undefined) return bitsOf(MEMBER_PERMISSIONS);
  const general = guild.members.get(userId)?.permissions ?? 0n;
  if ((general & PERMISSION.Administrator) !== 0n) return general;
  const place = isThread(channel) ? world.channels.get(channel.parentId ?? "") : channel;
  return general & ~(place?.denied.get(userId) ?? 0n);
}

export function mayIn(world: World, channel: Channel, userId: string, name: PermissionName): boolean {
  return (permissionsIn(world, channel, userId) & (PERMISSION[name] | PERMISSION.Administrator)) !== 0n;
}
