import type { Json } from "../json.ts";
import { CHANNEL } from "../protocol.ts";
import { isThread, permissionsIn } from "./permissions.ts";
import type { Channel, Guild, Member, World } from "./world.ts";

/** What GUILD_CREATE says of a guild, for the bot. */
export function guildCreated(world: World, guild: Guild): Json {
  const channels = channelsOf(world, guild);
  return {
    ...guildPayload(guild),
    joined_at: guild.members.get(world.bot.id)?.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [...guild.members.values()].map(memberPayload),
    channels: channels.filter((channel) => !isThread(channel)).map((channel) => channelPayload(world, channel)),
    threads: channels
      .filter((channel) => isThread(channel) && !channel.archived)
      .map((channel) => channelPayload(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function channelsOf(world: World, guild: Guild): readonly Channel[] {
  return [...guild.channelIds].flatMap((id) => world.channels.get(id) ?? []);
}

export function guildPayload(guild: Guild): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    nsfw: false,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    public_updates_channel_id: null,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    system_channel_flags: 0,
    system_channel_id: null,
    verification_level: 0,
    region: "deprecated",
  };
}

export function memberPayload(member: Member): Json {
  return { user: member.user, ...memberPart(member) };
}

/** A member as a message tells of its author: without the user. */
export function memberPart(member: Member): Json {
  return {
    roles: member.roleIds,
    nick: null,
    avatar: null,
    banner: null,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function rolePayload(id: string, name: string, permissions: bigint, position: number): Json {
  return {
    id,
    name,
    permissions: permissions.toString(),
    position,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

export function channelPayload(world: World, channel: Channel): Json {
  const base = { id: channel.id, type: channel.type, last_message_id: channel.lastMessageId, flags: 0 };
  if (channel.guildId === undefined) {
    return {
      ...base,
      ...(channel.type === CHANNEL.groupDm && { name: channel.name }),
      recipients: channel.recipientIds.filter((id) => id !== world.bot.id).flatMap((id) => world.users.get(id) ?? []),
    };
  }
  const inGuild = { ...base, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId ?? null };
  if (isThread(channel)) return { ...inGuild, ...threadPart(channel) };
  return {
    ...inGuild,
    position: 0,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.denied].map(([id, deny]) => ({
      id,
      type: 1,
      allow: "0",
      deny: deny.toString(),
    })),
  };
}

/** A channel as an interaction tells of it, with what the asker may do there. */
export function channelOfInteraction(world: World, channel: Channel, userId: string): Json {
  const payload = channelPayload(world, channel);
  return channel.guildId === undefined
    ? payload
    : { ...payload, permissions: permissionsIn(world, channel, userId).toString() };
}

function threadPart(channel: Channel): Json {
  return {
    owner_id: channel.ownerId,
    rate_limit_per_user: 0,
    message_count: channel.messages.size,
    total_message_sent: channel.messages.size,
    member_count: channel.threadMemberIds.size,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: channel.autoArchiveMinutes,
      archive_timestamp: channel.createdAt,
      create_timestamp: channel.createdAt,
      ...(channel.type === CHANNEL.privateThread && { invitable: true }),
    },
  };
}
