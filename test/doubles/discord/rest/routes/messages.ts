import { faultsOfMessage, isEmpty } from "../../checks/message.ts";
import { type Json, recordOf, textOf } from "../../json.ts";
import type { Platform } from "../../platform.ts";
import { INTENT } from "../../protocol.ts";
import { createMessage, deleteMessage, editMessage, readByBot } from "../../state/messages.ts";
import { mayIn } from "../../state/permissions.ts";
import type { Channel, Message } from "../../state/world.ts";
import { channelFor, messageIn, sendingIn } from "../access.ts";
import {
  emptyMessage,
  invalidBody,
  mayNotReply,
  missingPermissions,
  notTheAuthor,
  refuseFaults,
  threadArchived,
} from "../api-error.ts";
import { NO_CONTENT, ok, type RestRequest, type Route } from "../route.ts";

const PAGE = 50;
const PAGE_MAX = 100;

export function messageRoutes(platform: Platform): readonly Route[] {
  const { world } = platform;
  const one = "/channels/:channel/messages/:message";
  const found = (request: RestRequest): { readonly channel: Channel; readonly message: Message } => {
    const channel = channelFor(platform, request.param("channel"));
    return { channel, message: messageIn(channel, request.param("message")) };
  };
  return [
    { method: "POST", pattern: "/channels/:channel/messages", handle: (request) => send(platform, request) },
    { method: "GET", pattern: "/channels/:channel/messages", handle: (request) => list(platform, request) },
    {
      method: "GET",
      pattern: one,
      handle(request) {
        const { channel, message } = found(request);
        if (!mayIn(world, channel, world.bot.id, "ReadMessageHistory")) throw missingPermissions();
        return ok(readByBot(platform, message));
      },
    },
    {
      method: "PATCH",
      pattern: one,
      handle(request) {
        const { channel, message } = found(request);
        if (message.author.id !== world.bot.id) throw notTheAuthor();
        refuseFaults(faultsOfMessage(request.body, { flags: message.flags, edit: true }));
        if (isEmpty({ ...message, ...request.body })) throw emptyMessage();
        editMessage(platform, channel, message, request.body);
        return ok(message);
      },
    },
    {
      method: "DELETE",
      pattern: one,
      handle(request) {
        const { channel, message } = found(request);
        const own = message.author.id === world.bot.id;
        if (!own && !mayIn(world, channel, world.bot.id, "ManageMessages")) throw missingPermissions();
        deleteMessage(platform, channel, message);
        return NO_CONTENT;
      },
    },
    {
      method: "PUT",
      pattern: `${one}/reactions/:emoji/@me`,
      handle(request) {
        const { channel, message } = found(request);
        const needed = ["ReadMessageHistory", "AddReactions"] as const;
        if (!needed.every((name) => mayIn(world, channel, world.bot.id, name))) throw missingPermissions();
        react(platform, channel, message, world.bot.id, request.param("emoji"));
        return NO_CONTENT;
      },
    },
    {
      method: "DELETE",
      pattern: `${one}/reactions/:emoji/@me`,
      handle(request) {
        const { message } = found(request);
        const name = request.param("emoji");
        message.reactions = (message.reactions ?? [])
          .map((each) => (each.emoji.name === name && each.me ? { ...each, count: each.count - 1, me: false } : each))
          .filter(({ count }) => count > 0);
        return NO_CONTENT;
      },
    },
    {
      method: "POST",
      pattern: "/channels/:channel/typing",
      handle(request) {
        channelFor(platform, request.param("channel"));
        return NO_CONTENT;
      },
    },
  ];
}

/** Adds somebody's reaction and tells the gateway. */
export function react(platform: Platform, channel: Channel, message: Message, userId: string, name: string): void {
  const { world } = platform;
  const me = userId === world.bot.id;
  const reactions = message.reactions ?? [];
  const known = reactions.find(({ emoji }) => emoji.name === name);
  if (known === undefined) reactions.push({ count: 1, me, emoji: { id: null, name } });
  else Object.assign(known, { count: known.count + 1, me: known.me || me });
  message.reactions = reactions;
  platform.events.publish({
    name: "MESSAGE_REACTION_ADD",
    guildId: channel.guildId,
    intents: channel.guildId === undefined ? INTENT.directReactions : INTENT.guildReactions,
    data: {
      user_id: userId,
      channel_id: channel.id,
      message_id: message.id,
      ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
      message_author_id: message.author.id,
      emoji: { id: null, name },
      burst: false,
      type: 0,
    },
  });
}

function send(platform: Platform, request: RestRequest) {
  const { world, nonces } = platform;
  const channel = channelFor(platform, request.param("channel"), sendingIn(platform, request.param("channel")));
  const { body } = request;
  refuseFaults(faultsOfMessage(body));
  if (isEmpty(body)) throw emptyMessage();
  requireAllowedMentions(platform, request, body);
  const nonce = body.enforce_nonce === true ? String(body.nonce ?? "") : "";
  const first = nonce === "" ? undefined : nonces.find(channel.id, nonce);
  if (first !== undefined) return ok(first);
  if (channel.archived && channel.locked) throw threadArchived();
  channel.archived = false;
  const repliesTo = repliedMessage(channel, body);
  if (repliesTo !== undefined && !mayIn(world, channel, world.bot.id, "ReadMessageHistory")) throw mayNotReply();
  const message = createMessage(platform, {
    channel,
    author: world.bot,
    body,
    ...(repliesTo !== undefined && { repliesTo }),
  });
  if (nonce !== "") nonces.add(channel.id, nonce, message);
  return ok(message);
}

/** Without them every mention in the text would ping, so their absence is a violation, though Discord takes it. */
export function requireAllowedMentions(platform: Platform, request: RestRequest, body: Json): void {
  if (body.allowed_mentions !== undefined) return;
  platform.journal.violate(
    `${request.method} ${request.path}`,
    "allowed_mentions is missing: every mention would ping.",
  );
}

function repliedMessage(channel: Channel, body: Json): Message | undefined {
  const reference = recordOf(body.message_reference);
  if (reference.message_id === undefined) return undefined;
  const message = channel.messages.get(textOf(reference.message_id));
  if (message !== undefined || reference.fail_if_not_exists === false) return message;
  const code = "REPLIES_UNKNOWN_MESSAGE";
  throw invalidBody([{ path: "message_reference", code, message: "Unknown message" }]);
}

function list(platform: Platform, request: RestRequest) {
  const { world } = platform;
  const channel = channelFor(platform, request.param("channel"));
  // Discord answers with an empty list, not with an error.
  if (!mayIn(world, channel, world.bot.id, "ReadMessageHistory")) return ok([]);
  const limit = Number(request.query.get("limit") ?? PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_MAX) {
    const code = "NUMBER_TYPE_RANGE";
    throw invalidBody([{ path: "limit", code, message: `int value should be between 1 and ${PAGE_MAX}.` }]);
  }
  const before = idIn(request, "before");
  const after = idIn(request, "after");
  // A deferred reply comes into the channel later than its id says.
  const inOrder = [...channel.messages.values()].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
  const around = inOrder.filter(
    ({ id }) => (before === null || BigInt(id) < before) && (after === null || BigInt(id) > after),
  );
  const page = after === null ? around.slice(-limit) : around.slice(0, limit);
  return ok(page.reverse().map((message) => readByBot(platform, message)));
}

function idIn(request: RestRequest, name: string): bigint | null {
  const value = request.query.get(name);
  if (value === null) return null;
  if (/^\d{1,20}$/.test(value)) return BigInt(value);
  throw invalidBody([{ path: name, code: "NUMBER_TYPE_COERCE", message: `Value "${value}" is not snowflake.` }]);
}
