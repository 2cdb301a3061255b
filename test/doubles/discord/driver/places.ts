import { type Platform, timestamp } from "../platform.ts";
import { CHANNEL, INTENT } from "../protocol.ts";
import { deleteChannel, publishChannel } from "../rest/routes/channels.ts";
import { guildCreated, rolePayload } from "../state/payloads.ts";
import { bitsOf, isThread, MEMBER_PERMISSIONS, type PermissionName } from "../state/permissions.ts";
import { addChannel, type Channel, createUser, type Guild, type User } from "../state/world.ts";

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly user: User;
  /** Of their client: `it`, `en-US`. */
  readonly locale: string;
  /** In every guild. */
  readonly permissions: readonly PermissionName[];
};

export type NewPerson = {
  readonly name?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  /** In every guild, beside what all members may. */
  readonly permissions?: readonly PermissionName[];
};

export type NewGuild = {
  readonly name?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  /** What the bot may; default what members may. */
  readonly botPermissions?: readonly PermissionName[];
  /** Whether the bot is in it; default yes. Without the bot it is a place for user-installed commands. */
  readonly withBot?: boolean;
};

export type NewChannelIn = {
  readonly name?: string;
  /** Default text, 0. */
  readonly type?: number;
};

export type Places = {
  person(fields?: NewPerson): Person;
  /** Makes a guild, and tells the bot that it joined. */
  guild(fields?: NewGuild): Guild;
  channel(guild: Guild, fields?: NewChannelIn): Channel;
  /** A conversation of several people without the bot. */
  groupConversation(people: readonly Person[]): Channel;
  /** A thread that a person opens. */
  thread(parent: Channel, name: string, person: Person): Channel;
  deleteChannel(channel: Channel): void;
  archive(thread: Channel, locked?: boolean): void;
  /**
   * Takes permissions away from the bot in a channel, and so in its threads. In a direct conversation `SendMessages` is
   * that of a person who takes no messages (50007).
   */
  deny(channel: Channel, ...names: readonly PermissionName[]): void;
  /** Gives back what was denied. */
  allow(channel: Channel, ...names: readonly PermissionName[]): void;
  kick(guild: Guild): void;
  invite(guild: Guild): void;
  /** The guild is away for a while, by Discord's own fault. */
  outage(guild: Guild): void;
  recover(guild: Guild): void;
  /** Makes somebody a member, unless they are one. */
  join(guild: Guild, person: Person): void;
  findGuild(id: string): Guild | undefined;
  findChannel(id: string): Channel | undefined;
};

const LOCALE = "en-US";

/** People, guilds and channels, and what befalls them. */
export function createPlaces(platform: Platform): Places {
  const { world, ids, events } = platform;

  function addMember(guild: Guild, user: User, names: readonly PermissionName[]): void {
    const permissions = bitsOf(names);
    const roleId = ids.next();
    guild.roles.set(roleId, rolePayload(roleId, user.username, permissions, guild.roles.size));
    guild.members.set(user.id, { user, roleIds: [roleId], permissions, joinedAt: timestamp(platform) });
  }

  function publishGuild(guild: Guild): void {
    const data = guildCreated(world, guild);
    events.publish({ name: "GUILD_CREATE", guildId: guild.id, intents: INTENT.guilds, data });
  }

  function leave(guild: Guild, state: "absent" | "unavailable"): void {
    guild.state = state;
    const data = { id: guild.id, ...(state === "unavailable" && { unavailable: true }) };
    events.publish({ name: "GUILD_DELETE", guildId: guild.id, intents: INTENT.guilds, data });
  }

  function enter(guild: Guild): void {
    guild.state = "present";
    publishGuild(guild);
  }

  function setDenied(channel: Channel, change: (bits: bigint) => bigint): void {
    channel.denied.set(world.bot.id, change(channel.denied.get(world.bot.id) ?? 0n));
    if (channel.guildId !== undefined) publishChannel(platform, channel);
  }

  return {
    person({ name = "Ada", locale = LOCALE, permissions = [] } = {}) {
      const user = createUser(ids.next(), name);
      world.users.set(user.id, user);
      return { id: user.id, name, user, locale, permissions: [...MEMBER_PERMISSIONS, ...permissions] };
    },
    guild({ name = "Lighthouse", locale = LOCALE, botPermissions = MEMBER_PERMISSIONS, withBot = true } = {}) {
      const id = ids.nextGuild();
      const guild: Guild = {
        id,
        name,
        ownerId: ids.next(),
        locale,
        roles: new Map([[id, rolePayload(id, "@everyone", 0n, 0)]]),
        members: new Map(),
        channelIds: new Set(),
        state: withBot ? "present" : "absent",
      };
      world.guilds.set(id, guild);
      addMember(guild, world.bot, botPermissions);
      if (withBot) publishGuild(guild);
      return guild;
    },
    channel(guild, { name = "general", type = CHANNEL.text } = {}) {
      const createdAt = timestamp(platform);
      const channel = addChannel(world, { id: ids.next(), type, name, guildId: guild.id, createdAt });
      if (guild.state === "present") publishChannel(platform, channel, "CHANNEL_CREATE");
      return channel;
    },
    groupConversation: (people) =>
      addChannel(world, {
        id: ids.next(),
        type: CHANNEL.groupDm,
        name: people.map(({ name }) => name).join(", "),
        recipientIds: people.map(({ id }) => id),
        createdAt: timestamp(platform),
      }),
    thread(parent, name, person) {
      const thread = addChannel(world, {
        id: ids.next(),
        type: CHANNEL.thread,
        name,
        guildId: parent.guildId,
        parentId: parent.id,
        ownerId: person.id,
        createdAt: timestamp(platform),
      });
      thread.threadMemberIds.add(person.id);
      publishChannel(platform, thread, "THREAD_CREATE");
      return thread;
    },
    deleteChannel: (channel) => deleteChannel(platform, channel),
    archive(thread, locked = false) {
      if (!isThread(thread)) throw new Error(`Channel ${thread.id} is no thread.`);
      thread.archived = true;
      thread.locked = locked;
      publishChannel(platform, thread);
    },
    deny: (channel, ...names) => setDenied(channel, (bits) => bits | bitsOf(names)),
    allow: (channel, ...names) => setDenied(channel, (bits) => bits & ~bitsOf(names)),
    kick: (guild) => leave(guild, "absent"),
    invite: enter,
    outage: (guild) => leave(guild, "unavailable"),
    recover: enter,
    join(guild, person) {
      if (!guild.members.has(person.id)) addMember(guild, person.user, person.permissions);
    },
    findGuild: (id) => world.guilds.get(id),
    findChannel: (id) => world.channels.get(id),
  };
}
