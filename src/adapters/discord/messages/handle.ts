import { MessageType } from "discord.js";
import type { Address, CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";
import { NO_COMMUNITY, type Visit } from "../../../bot/community/visit.ts";
import type { Timing } from "../../../bot/digest/ledger/timing.ts";
import type { Log } from "../../../bot/ports/log.ts";
import { DISCORD_PLATFORM } from "../ids.ts";
import type { ReceivedMessage } from "../received.ts";
import { renderReply } from "../render/message.ts";
import type { DiscordApi } from "../rest/api.ts";
import { errorDetails, isAccessRefused, isContentRefused, isReplyRefused } from "../rest/errors.ts";
import type { Forms } from "../rest/forms.ts";
import type { Places } from "./places.ts";
import { mentionsTyped, readMessageText } from "./text.ts";

export type Messaging = {
  readonly bot: CommunityBot;
  readonly api: DiscordApi;
  readonly forms: Forms;
  readonly places: Places;
  readonly timing: Timing;
  readonly log: Log;
  /** Discord granted the privileged intent: the text of messages that don't address the bot comes too. */
  readonly readsAll: boolean;
};

/** A question that waits so long for its answer, rate limits included, is better asked again. */
const ANSWERED_WITHIN_MS = 60_000;

/** How a message is meant for the bot; null where it isn't. Bots, webhooks and the system address nobody. */
export function addressOf(message: ReceivedMessage, botId: string, readsAll: boolean): Address | null {
  const { author, webhook_id: webhook } = message;
  const type = message.type ?? MessageType.Default;
  const content = message.content ?? "";
  if (!author?.id || author.bot === true || (webhook ?? null) !== null || author.id === botId) return null;
  if (type !== MessageType.Default && type !== MessageType.Reply) return null;
  if ((message.guild_id ?? null) === null) return "direct";
  if (mentionsTyped(content, botId)) return "mention";
  const isPing = (message.mentions ?? []).some(({ id }) => id === botId);
  // Only a reply pings without a mention in its text, so this one's text is withheld.
  if (isPing && type === MessageType.Default && content === "") return "mention";
  const isReply = isPing && type === MessageType.Reply;
  if (isReply && (message.referenced_message?.author?.id ?? botId) === botId) return "reply";
  return readsAll && content !== "" ? "overheard" : null;
}

/** Answers a message where the bot has something to say. Never rejects. */
export async function handleMessage(parts: Messaging, received: ReceivedMessage, botId: string): Promise<void> {
  const message = withGuild(parts.places, received);
  const address = addressOf(message, botId, parts.readsAll);
  if (address === null) return;
  const visit = await visitOfMessage(parts.places, message);
  // Only a thread is a conversation that the bot was called into.
  if (address === "overheard" && visit.thread === null) return;
  const reply = await replyTo(parts, visit, await textOf(parts, message, address, botId), address);
  if (reply === null) return;
  const ended = new AbortController();
  const late = parts.timing.sleep(ANSWERED_WITHIN_MS, ended.signal).then(() => ended.abort());
  try {
    await answer(parts, message, reply, ended.signal);
  } catch (error) {
    report(parts.log, error, message.channel_id);
    // Who didn't call the bot needn't hear of it.
    if (isContentRefused(error) && address !== "overheard") await lastWords(parts, message, reply, ended.signal);
  } finally {
    ended.abort();
    await late;
  }
}

/** Without its server a message looks like a direct one. Another server than Discord's own may leave that out. */
function withGuild(places: Places, message: ReceivedMessage): ReceivedMessage {
  return { ...message, guild_id: message.guild_id ?? places.guildOf(message.channel_id) };
}

/** What a message says; a mention whose text the gateway withheld is asked for. */
async function textOf({ api }: Messaging, message: ReceivedMessage, address: Address, botId: string): Promise<string> {
  const isWithheld = address === "mention" && !message.content;
  const whole = isWithheld ? await api.message(message.channel_id, message.id).catch(() => message) : message;
  return readMessageText(whole, botId);
}

/** Says a reply below the message that asked; where that can't be linked to, without a link. */
async function answer({ api, forms, log }: Messaging, message: ReceivedMessage, reply: Reply, signal: AbortSignal) {
  const { id, channel_id: channel } = message;
  const send = (link: object) =>
    forms.send((form) => api.answer(channel, { ...renderReply(reply, form), nonce: id, ...link }, signal));
  try {
    await send({ replyTo: id });
  } catch (error) {
    if (!isReplyRefused(error)) throw error;
    log.warn(
      "Discord took no reply to a message, so it was answered without a link: where the code is 160002, give the bot Read Message History there.",
      { channel, ...errorDetails(error) },
    );
    await send({});
  }
}

/** What Discord refused is made up for by a few words, in the form that every server takes. */
async function lastWords({ bot, api, log }: Messaging, message: ReceivedMessage, reply: Reply, signal: AbortSignal) {
  const { id, channel_id: channel } = message;
  try {
    await api.answer(channel, { ...renderReply(bot.sorry(reply.language), "content"), nonce: id }, signal);
  } catch (error) {
    report(log, error, channel);
  }
}

async function replyTo({ bot, log }: Messaging, visit: Visit, text: string, address: Address) {
  try {
    return await bot.message(visit, text, address);
  } catch (error) {
    log.error("A message couldn't be answered.", errorDetails(error));
    return address === "overheard" ? null : bot.sorry((await bot.manners(visit)).language);
  }
}

async function visitOfMessage(places: Places, message: ReceivedMessage): Promise<Visit> {
  const { channel_id: channel, author } = message;
  const guild = message.guild_id ?? undefined;
  const place = guild === undefined ? { channel, thread: null } : await places.find(channel);
  return {
    platform: DISCORD_PLATFORM,
    community: guild ?? NO_COMMUNITY,
    ...place,
    direct: guild === undefined,
    person: author?.id ?? "",
    // What moderators do they do with commands, which say what the person may.
    moderator: false,
    locale: undefined,
    canWhisper: false,
  };
}

function report(log: Log, error: unknown, channel: string): void {
  if (isAccessRefused(error)) {
    log.warn(
      "The bot was called in a channel where it may not write (50001, 50013): give it View Channel, Send Messages and, for threads, Send Messages in Threads there.",
      { channel },
    );
  } else {
    log.error("An answer couldn't be sent.", { channel, ...errorDetails(error) });
  }
}
