import { type Json, listOf, numberOf, recordOf, recordsOf, textOf } from "../json.ts";
import { readsContent } from "../options.ts";
import { type Platform, timestamp } from "../platform.ts";
import { FLAG, INTENT, MESSAGE } from "../protocol.ts";
import { memberPart } from "./payloads.ts";
import { mayIn } from "./permissions.ts";
import type { Channel, Message, User } from "./world.ts";

const MENTION = /<@!?(\d+)>/g;
const KEPT_FLAGS = FLAG.suppressEmbeds | FLAG.ephemeral | FLAG.suppressNotifications | FLAG.componentsV2;

export type NewMessage = {
  readonly channel: Channel;
  readonly author: User;
  /** As it was sent: content, embeds, components, flags, nonce, allowed_mentions. */
  readonly body: Json;
  readonly type?: number;
  readonly repliesTo?: Message;
  /** Further fields of the wire's. */
  readonly more?: Json;
  /** Seen by one person: neither in the channel nor told to the gateway. */
  readonly ephemeral?: boolean;
};

/** Makes a message, puts it into its channel and tells the gateway. */
export function createMessage(platform: Platform, fields: NewMessage): Message {
  const { channel, author, body, repliesTo, ephemeral = false } = fields;
  const content = textOf(body.content);
  const message: Message = {
    id: platform.ids.next(),
    channel_id: channel.id,
    ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
    type: fields.type ?? (repliesTo === undefined ? MESSAGE.default : MESSAGE.reply),
    author,
    content,
    flags: numberOf(body.flags) & KEPT_FLAGS,
    embeds: embedsOf(body),
    components: listOf(body.components),
    attachments: [],
    mentions: mentionsOf(platform, author, content, body, repliesTo),
    mention_roles: [],
    mention_everyone: pingsEveryone(content, body),
    timestamp: timestamp(platform),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    ...((typeof body.nonce === "string" || typeof body.nonce === "number") && { nonce: body.nonce }),
    ...(repliesTo !== undefined && {
      message_reference: {
        type: 0,
        message_id: repliesTo.id,
        channel_id: channel.id,
        ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
      },
      referenced_message: { ...repliesTo, referenced_message: null },
    }),
    ...fields.more,
  };
  const isStarter = message.type === MESSAGE.threadStarter;
  if (author.id === platform.world.bot.id && !isStarter) platform.journal.counts.messagesCreated += 1;
  if (ephemeral) return message;
  channel.messages.set(message.id, message);
  channel.lastMessageId = message.id;
  if (channel.messages.size > platform.settings.messagesMax) {
    const [oldest] = channel.messages.keys();
    if (oldest !== undefined) channel.messages.delete(oldest);
  }
  publishMessage(platform, "MESSAGE_CREATE", channel, message);
  return message;
}

/** Changes what the body names and leaves the rest. */
export function editMessage(platform: Platform, channel: Channel, message: Message, body: Json): void {
  if (body.content !== undefined) message.content = textOf(body.content);
  if (body.embeds !== undefined) message.embeds = embedsOf(body);
  if (body.components !== undefined) message.components = listOf(body.components);
  if (body.flags !== undefined) {
    message.flags = (message.flags & ~FLAG.suppressEmbeds) | (numberOf(body.flags) & KEPT_FLAGS & ~FLAG.ephemeral);
  }
  message.edited_timestamp = timestamp(platform);
  if (channel.messages.has(message.id)) publishMessage(platform, "MESSAGE_UPDATE", channel, message);
}

export function deleteMessage(platform: Platform, channel: Channel, message: Message): void {
  if (!channel.messages.delete(message.id)) return;
  platform.events.publish({
    name: "MESSAGE_DELETE",
    guildId: channel.guildId,
    intents: channel.guildId === undefined ? INTENT.directMessages : INTENT.guildMessages,
    data: { id: message.id, channel_id: channel.id, guild_id: channel.guildId },
  });
}

/** As the bot may read it over REST: without the privileged intent, what isn't addressed to it comes empty. */
export function readByBot(platform: Platform, message: Message): Json {
  if (readsContent(platform.settings.allowedIntents) || isAddressed(platform, message)) return message;
  return emptied(message);
}

export function publishMessage(platform: Platform, name: string, channel: Channel, message: Message): void {
  if (channel.guildId !== undefined && !mayIn(platform.world, channel, platform.world.bot.id, "ViewChannel")) return;
  const member = platform.world.guilds.get(channel.guildId ?? "")?.members.get(message.author.id);
  const data = { ...message, channel_type: channel.type, ...(member !== undefined && { member: memberPart(member) }) };
  platform.events.publish({
    name,
    guildId: channel.guildId,
    intents: channel.guildId === undefined ? INTENT.directMessages : INTENT.guildMessages,
    data,
    ...(!isAddressed(platform, message) && { withoutContent: emptied(data) }),
  });
}

/** What an app always reads: its own, direct messages, and what mentions it. */
function isAddressed({ world: { bot } }: Platform, message: Message): boolean {
  return (
    message.guild_id === undefined || message.author.id === bot.id || message.mentions.some(({ id }) => id === bot.id)
  );
}

function emptied(message: Json): Json {
  return { ...message, content: "", embeds: [], components: [], attachments: [] };
}

function embedsOf(body: Json): readonly unknown[] {
  return recordsOf(body.embeds).map((embed) => ({ type: "rich", ...embed }));
}

function mentionsOf(
  { world }: Platform,
  author: User,
  content: string,
  body: Json,
  repliesTo: Message | undefined,
): readonly User[] {
  const named = [...content.matchAll(MENTION)].flatMap(([, id]) => world.users.get(id ?? "") ?? []);
  const allowed = body.allowed_mentions;
  const allowedIds = listOf(recordOf(allowed).users);
  const all = allowed === undefined || listOf(recordOf(allowed).parse).includes("users");
  const pinged = named.filter(({ id }) => author.bot === false || all || allowedIds.includes(id));
  const replied = repliesTo !== undefined && recordOf(allowed).replied_user !== false ? [repliesTo.author] : [];
  return [...new Set([...pinged, ...replied])];
}

function pingsEveryone(content: string, body: Json): boolean {
  const allowed = body.allowed_mentions;
  if (allowed !== undefined && !listOf(recordOf(allowed).parse).includes("everyone")) return false;
  return /@(everyone|here)\b/.test(content);
}
