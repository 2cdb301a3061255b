import type { Json } from "../json.ts";
import type { Platform } from "../platform.ts";
import { CHANNEL, CONTEXT, INSTALLATION, INTERACTION } from "../protocol.ts";
import type { Interaction } from "../state/interactions.ts";
import { channelOfInteraction, memberPayload } from "../state/payloads.ts";
import { permissionsIn } from "../state/permissions.ts";
import type { Channel, Guild, Message, User } from "../state/world.ts";

const ATTACHMENT_BYTES_MAX = 10_485_760;
const USER_INSTALLED_FOLLOW_UPS_MAX = 5;

export type Sent = {
  readonly type: number;
  readonly data: Json;
  readonly user: User;
  readonly channel: Channel;
  readonly locale: string;
  /** The command comes from an installation for the user, not for the guild. */
  readonly userInstalled: boolean;
  readonly source?: Message;
  readonly commandType?: number;
  /** Metadata of the interaction that opened the modal. */
  readonly opener?: Json;
};

/**
 * Tells the bot of an interaction.
 * @throws Error where the app isn't there: neither its bot is a member nor did the user install it.
 */
export function sendInteraction(platform: Platform, sent: Sent): Interaction {
  const { world, ids, interactions, events, journal } = platform;
  const { type, data, user, channel, locale, source } = sent;
  const guild = channel.guildId === undefined ? undefined : world.guilds.get(channel.guildId);
  const owners = ownersOf(sent, guild);
  const id = ids.next();
  const withBot = guild === undefined ? channel.recipientIds.includes(world.bot.id) : guild.state === "present";
  const interaction = interactions.add({
    id,
    type,
    user,
    channel,
    locale,
    userInstalled: sent.userInstalled,
    source,
    commandType: sent.commandType,
    followUpsMax: withBot ? Number.POSITIVE_INFINITY : USER_INSTALLED_FOLLOW_UPS_MAX,
    metadata: {
      id,
      type,
      user,
      authorizing_integration_owners: owners,
      ...(source !== undefined && type === INTERACTION.component && { interacted_message_id: source.id }),
      ...(sent.opener !== undefined && { triggering_interaction_metadata: sent.opener }),
    },
  });
  journal.counts.interactionsSent += 1;
  events.publish({
    name: "INTERACTION_CREATE",
    guildId: withBot ? guild?.id : undefined,
    intents: 0,
    data: {
      id,
      application_id: world.applicationId,
      type,
      token: interaction.token,
      version: 1,
      data,
      locale,
      channel_id: channel.id,
      channel: channelOfInteraction(world, channel, user.id),
      app_permissions: permissionsIn(world, channel, world.bot.id).toString(),
      authorizing_integration_owners: owners,
      context: contextOf(channel, world.bot.id),
      entitlements: [],
      attachment_size_limit: ATTACHMENT_BYTES_MAX,
      ...(guild === undefined ? { user } : inGuild(platform, guild, channel, user)),
      ...(source !== undefined && { message: source }),
    },
  });
  return interaction;
}

function ownersOf({ userInstalled, user }: Sent, guild: Guild | undefined): Json {
  if (userInstalled) return { [INSTALLATION.user]: user.id };
  if (guild === undefined) return { [INSTALLATION.guild]: "0" };
  if (guild.state === "present") return { [INSTALLATION.guild]: guild.id };
  throw new Error(`The bot isn't in ${guild.name}: only a user-installed command reaches it from there.`);
}

/** Where an interaction in a channel comes from, as `contexts` of a command name it. */
export function contextOf(channel: Channel, botId: string): number {
  if (channel.guildId !== undefined) return CONTEXT.guild;
  return channel.type === CHANNEL.dm && channel.recipientIds.includes(botId) ? CONTEXT.botDm : CONTEXT.privateChannel;
}

function inGuild({ world }: Platform, guild: Guild, channel: Channel, user: User): Json {
  const member = guild.members.get(user.id);
  if (member === undefined) throw new Error(`${user.username} is no member of ${guild.name}.`);
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...memberPayload(member), permissions: permissionsIn(world, channel, user.id).toString() },
  };
}
