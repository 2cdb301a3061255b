import { ApplicationIntegrationType, ChannelType, InteractionContextType, PermissionFlagsBits } from "discord.js";
import { NO_COMMUNITY, type Visit } from "../../../bot/community/visit.ts";
import { DISCORD_PLATFORM } from "../ids.ts";
import type { ReceivedInteraction } from "../received.ts";
import { languageOfLocale } from "../words/words.ts";

const MODERATING = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** A number written out, as Discord sends rights. */
const DIGITS = /^\d+$/;

/** Who gave an interaction, and where. Every one can be answered to the person alone. */
export function visitOf(interaction: ReceivedInteraction): Visit {
  const { channel, member, user } = interaction;
  const guild = interaction.guild_id ?? undefined;
  const channelId = channel?.id ?? interaction.channel_id ?? "";
  const isMember = guild !== undefined && isInstalledIn(interaction);
  // Where the bot isn't a member, a thread too is a place of many: what one asks there stays theirs.
  const parent = (isMember && isThread(channel?.type) && channel?.parent_id) || null;
  return {
    platform: DISCORD_PLATFORM,
    community: isMember ? guild : NO_COMMUNITY,
    channel: parent ?? channelId,
    thread: parent === null ? null : channelId,
    direct: guild === undefined && isWithBot(interaction),
    person: (member?.user ?? user)?.id ?? "",
    moderator: isMember && mayModerate(member?.permissions) && "community",
    locale: languageOfLocale(interaction.locale),
    canWhisper: true,
  };
}

/** Whether it is a conversation of the person and the bot alone; one of several people looks alike but for its kind. */
function isWithBot({ context, channel }: ReceivedInteraction): boolean {
  if ((context ?? null) !== null) return context === InteractionContextType.BotDM;
  return channel?.type === ChannelType.DM;
}

export function isThread(type: number | null | undefined): boolean {
  return THREADS.has(type ?? ChannelType.GuildText);
}

/** A person may have brought the bot to a server that hasn't installed it. */
function isInstalledIn({ authorizing_integration_owners: owners }: ReceivedInteraction): boolean {
  if (!owners || Object.keys(owners).length === 0) return true;
  return (owners[ApplicationIntegrationType.GuildInstall] ?? null) !== null;
}

function mayModerate(permissions: string | null | undefined): boolean {
  return DIGITS.test(permissions ?? "") && (BigInt(permissions ?? "") & MODERATING) !== 0n;
}
