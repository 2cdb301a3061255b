import {
  type APIInteraction,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import { NO_COMMUNITY, type Visit } from "../../../bot/community/visit.ts";
import { DISCORD_PLATFORM } from "../ids.ts";
import { languageOfLocale } from "../words/words.ts";

const MODERATING = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

type Sent = Pick<
  APIInteraction,
  "channel" | "channel_id" | "context" | "guild_id" | "member" | "user" | "authorizing_integration_owners"
>;
/** Another server than Discord's own may leave fields out, or write out null for them. */
type Received = { readonly [Field in keyof Sent]?: Sent[Field] | null } & { readonly locale?: string };

/** Who gave an interaction, and where. Every one can be answered to the person alone. */
export function visitOf(interaction: APIInteraction): Visit {
  const received: Received = interaction;
  const { channel, member, user } = received;
  const guild = received.guild_id ?? undefined;
  const channelId = channel?.id ?? received.channel_id ?? "";
  const isMember = guild !== undefined && isInstalledIn(received);
  // Where the bot isn't a member, a thread too is a place of many: what one asks there stays theirs.
  const parent = isMember && channel && THREADS.has(channel.type) ? parentOf(channel) : null;
  return {
    platform: DISCORD_PLATFORM,
    community: isMember ? guild : NO_COMMUNITY,
    channel: parent ?? channelId,
    thread: parent === null ? null : channelId,
    direct: guild === undefined && isWithBot(received),
    person: (member?.user ?? user)?.id ?? "",
    moderator: isMember && mayModerate(member?.permissions) && "community",
    locale: languageOfLocale(received.locale ?? undefined),
    canWhisper: true,
  };
}

/** Whether it is a conversation of the person and the bot alone; one of several people looks alike but for its kind. */
function isWithBot({ context, channel }: Received): boolean {
  if ((context ?? null) !== null) return context === InteractionContextType.BotDM;
  return channel?.type === ChannelType.DM;
}

export function isThread(type: number | undefined): boolean {
  return type !== undefined && THREADS.has(type);
}

/** A person may have brought the bot to a server that hasn't installed it. */
function isInstalledIn({ authorizing_integration_owners: owners }: Received): boolean {
  if (!owners || Object.keys(owners).length === 0) return true;
  return (owners[ApplicationIntegrationType.GuildInstall] ?? null) !== null;
}

function mayModerate(permissions: string | null | undefined): boolean {
  return !!permissions && (BigInt(permissions) & MODERATING) !== 0n;
}

function parentOf(channel: object): string | null {
  const { parent_id: parent } = channel as { readonly parent_id?: string | null };
  return parent ?? null;
}
