import { type APIInteraction, ApplicationIntegrationType, ChannelType, PermissionFlagsBits } from "discord.js";
import type { Visit } from "../../../bot/community/visit.ts";
import { DIRECT_COMMUNITY, DISCORD_PLATFORM } from "../ids.ts";
import { languageOfLocale } from "../words/words.ts";

const MODERATING = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Fields that another server than Discord's own may leave out. */
type Received = Partial<
  Pick<APIInteraction, "channel" | "channel_id" | "guild_id" | "member" | "user" | "authorizing_integration_owners">
> & { readonly locale?: string };

/** Who gave an interaction, and where. Every one can be answered to the person alone. */
export function visitOf(interaction: APIInteraction): Visit {
  const received: Received = interaction;
  const { channel, guild_id: guild, member, user } = received;
  const channelId = channel?.id ?? received.channel_id ?? "";
  const parent = channel !== undefined && THREADS.has(channel.type) ? parentOf(channel) : null;
  const isMember = guild !== undefined && isInstalledIn(received);
  return {
    platform: DISCORD_PLATFORM,
    community: isMember ? guild : DIRECT_COMMUNITY,
    channel: parent ?? channelId,
    thread: parent === null ? null : channelId,
    direct: !isMember,
    person: (member?.user ?? user)?.id ?? "",
    moderator: isMember && mayModerate(member?.permissions) && "community",
    locale: languageOfLocale(received.locale),
    canWhisper: true,
  };
}

export function isThread(type: number | undefined): boolean {
  return type !== undefined && THREADS.has(type);
}

/** A person may have brought the bot to a server that hasn't installed it. */
function isInstalledIn({ authorizing_integration_owners: owners }: Received): boolean {
  if (owners === undefined || Object.keys(owners).length === 0) return true;
  return owners[ApplicationIntegrationType.GuildInstall] !== undefined;
}

function mayModerate(permissions: string | undefined): boolean {
  return permissions !== undefined && (BigInt(permissions) & MODERATING) !== 0n;
}

function parentOf(channel: object): string | null {
  const { parent_id: parent } = channel as { readonly parent_id?: string | null };
  return parent ?? null;
}
