import { type Platform, timestamp } from "../platform.ts";
import { CHANNEL } from "../protocol.ts";
import { deleteChannel, publishChannel } from "../rest/routes/channels.ts";
import { bitsOf, isThread, type PermissionName } from "../state/permissions.ts";
import { addChannel, type Channel, type Guild } from "../state/world.ts";
import type { Person } from "./people.ts";

export type NewChannelFields = {
  readonly name?: string;
  /** Default text, 0. */
  readonly type?: number;
};

export type Channels = {
  create(guild: Guild, fields?: NewChannelFields): Channel;
  /** A conversation of several people without the bot. */
  createGroup(people: readonly Person[]): Channel;
  /** A thread that a person opens. */
  createThread(parent: Channel, name: string, person: Person): Channel;
  find(id: string): Channel | undefined;
  delete(channel: Channel): void;
  archive(thread: Channel, locked?: boolean): void;
  /**
   * Takes permissions away from the bot in a channel, and so in its threads. In a direct conversation `SendMessages` is
   * that of a person who takes no messages (50007).
   */
  deny(channel: Channel, ...names: readonly PermissionName[]): void;
  /** Gives back what was denied. */
  allow(channel: Channel, ...names: readonly PermissionName[]): void;
};

export function createChannels(platform: Platform): Channels {
  const { world, ids } = platform;

  function setDenied(channel: Channel, change: (bits: bigint) => bigint): void {
    channel.denied.set(world.bot.id, change(channel.denied.get(world.bot.id) ?? 0n));
    if (channel.guildId !== undefined) publishChannel(platform, channel);
  }

  return {
    create(guild, { name = "general", type = CHANNEL.text } = {}) {
      const createdAt = timestamp(platform);
      const channel = addChannel(world, { id: ids.next(), type, name, guildId: guild.id, createdAt });
      if (guild.state === "present") publishChannel(platform, channel, "CHANNEL_CREATE");
      return channel;
    },
    createGroup: (people) =>
      addChannel(world, {
        id: ids.next(),
        type: CHANNEL.groupDm,
        name: people.map(({ name }) => name).join(", "),
        recipientIds: people.map(({ id }) => id),
        createdAt: timestamp(platform),
      }),
    createThread(parent, name, person) {
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
    find: (id) => world.channels.get(id),
    delete: (channel) => deleteChannel(platform, channel),
    archive(thread, locked = false) {
      if (!isThread(thread)) throw new Error(`Channel ${thread.id} is no thread.`);
      thread.archived = true;
      thread.locked = locked;
      publishChannel(platform, thread);
    },
    deny: (channel, ...names) => setDenied(channel, (bits) => bits | bitsOf(names)),
    allow: (channel, ...names) => setDenied(channel, (bits) => bits & ~bitsOf(names)),
  };
}
