import type { Json } from "../json.ts";

export type User = {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: "0";
  readonly avatar: null;
  readonly bot: boolean;
};

export type Member = {
  readonly user: User;
  readonly roleIds: readonly string[];
  /** In the guild at large, as bits. */
  permissions: bigint;
  readonly joinedAt: string;
};

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly roles: Map<string, Json>;
  readonly members: Map<string, Member>;
  readonly channelIds: Set<string>;
  /** `absent`: the bot isn't in it, though people who installed it for themselves may be. */
  state: "present" | "unavailable" | "absent";
};

/** As it goes over the wire, with what the double must know typed. */
export type Message = {
  id: string;
  channel_id: string;
  guild_id?: string;
  type: number;
  author: User;
  content: string;
  flags: number;
  embeds: readonly unknown[];
  components: readonly unknown[];
  mentions: readonly User[];
  timestamp: string;
  edited_timestamp: string | null;
  nonce?: string | number;
  application_id?: string;
  interaction_metadata?: Json;
  message_reference?: Json;
  referenced_message?: Message | null;
  thread?: Json;
  reactions?: { count: number; me: boolean; emoji: Json }[];
  readonly [field: string]: unknown;
};

export type Channel = {
  readonly id: string;
  readonly type: number;
  name: string;
  readonly guildId: string | undefined;
  readonly parentId: string | undefined;
  readonly ownerId: string | undefined;
  /** Of a direct or group conversation. */
  readonly recipientIds: readonly string[];
  /** By the id of a member: what the channel takes away from them, as bits. */
  readonly denied: Map<string, bigint>;
  readonly messages: Map<string, Message>;
  readonly threadMemberIds: Set<string>;
  archived: boolean;
  locked: boolean;
  autoArchiveMinutes: number;
  lastMessageId: string | null;
  readonly createdAt: string;
};

/** Everything that exists on the platform, by id. */
export type World = {
  readonly bot: User;
  readonly applicationId: string;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
};

export function createWorld(bot: User): World {
  return {
    bot,
    applicationId: bot.id,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
  };
}

export function createUser(id: string, name: string, bot = false): User {
  const username = name.toLowerCase().replaceAll(/[^a-z0-9._]/g, "_");
  return { id, username, global_name: name, discriminator: "0", avatar: null, bot };
}

export type NewChannel = Pick<Channel, "id" | "type" | "name"> &
  Partial<Pick<Channel, "guildId" | "parentId" | "ownerId" | "recipientIds" | "autoArchiveMinutes">> & {
    readonly createdAt: string;
  };

/** Adds a channel, and to its guild where it has one; threads aren't in the guild's list. */
export function addChannel(world: World, fields: NewChannel): Channel {
  const channel: Channel = {
    id: fields.id,
    type: fields.type,
    name: fields.name,
    guildId: fields.guildId,
    parentId: fields.parentId,
    ownerId: fields.ownerId,
    recipientIds: fields.recipientIds ?? [],
    denied: new Map(),
    messages: new Map(),
    threadMemberIds: new Set(),
    archived: false,
    locked: false,
    autoArchiveMinutes: fields.autoArchiveMinutes ?? 1440,
    lastMessageId: null,
    createdAt: fields.createdAt,
  };
  world.channels.set(channel.id, channel);
  if (channel.guildId !== undefined) world.guilds.get(channel.guildId)?.channelIds.add(channel.id);
  return channel;
}

/** Removes a channel and, with it, its threads. */
export function removeChannel(world: World, channel: Channel): void {
  world.channels.delete(channel.id);
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  guild?.channelIds.delete(channel.id);
  for (const id of [...(guild?.channelIds ?? [])]) {
    const thread = world.channels.get(id);
    if (thread?.parentId === channel.id) removeChannel(world, thread);
  }
}
