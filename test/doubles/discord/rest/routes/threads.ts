import { checkOneOf, checkText, createFaults } from "../../checks/faults.ts";
import type { Json } from "../../json.ts";
import { numberOf, textOf } from "../../json.ts";
import { type Platform, timestamp } from "../../platform.ts";
import { AUTO_ARCHIVE_MINUTES, CHANNEL, FLAG, INTENT, MESSAGE } from "../../protocol.ts";
import { createMessage, publishMessage } from "../../state/messages.ts";
import { channelPayload, channelsOf } from "../../state/payloads.ts";
import { isThread, mayIn } from "../../state/permissions.ts";
import { addChannel, type Channel, type Message } from "../../state/world.ts";
import { channelFor, guildFor, messageIn } from "../access.ts";
import {
  invalidBody,
  missingPermissions,
  refuseFaults,
  threadArchived,
  threadExists,
  unknownMember,
} from "../api-error.ts";
import { NO_CONTENT, ok, type RestRequest, type Route } from "../route.ts";

const NAME = { min: 1, max: 100 };

export function threadRoutes(platform: Platform): readonly Route[] {
  const { world } = platform;
  const members = "/channels/:channel/thread-members";
  const thread = (request: RestRequest): Channel => {
    const channel = channelFor(platform, request.param("channel"));
    if (isThread(channel)) return channel;
    throw invalidBody([{ path: "channel_id", code: "CHANNEL_TYPE_INVALID", message: "Not a thread." }]);
  };
  const join = (request: RestRequest, userId: string) => {
    const channel = thread(request);
    if (channel.archived) throw threadArchived();
    channel.threadMemberIds.add(userId);
    return NO_CONTENT;
  };
  const leave = (request: RestRequest, userId: string) => {
    thread(request).threadMemberIds.delete(userId);
    return NO_CONTENT;
  };
  return [
    {
      method: "POST",
      pattern: "/channels/:channel/messages/:message/threads",
      handle(request) {
        const channel = channelFor(platform, request.param("channel"), "CreatePublicThreads");
        const message = messageIn(channel, request.param("message"));
        if (message.thread !== undefined || world.channels.has(message.id)) throw threadExists();
        return { status: 201, body: createThread(platform, channel, request.body, message) };
      },
    },
    {
      method: "POST",
      pattern: "/channels/:channel/threads",
      handle(request) {
        const hidden = (request.body.type ?? CHANNEL.privateThread) === CHANNEL.privateThread;
        const needed = hidden ? "CreatePrivateThreads" : "CreatePublicThreads";
        const channel = channelFor(platform, request.param("channel"), needed);
        return { status: 201, body: createThread(platform, channel, request.body) };
      },
    },
    {
      method: "GET",
      pattern: members,
      handle: (request) => {
        const channel = thread(request);
        return ok([...channel.threadMemberIds].map((id) => threadMember(channel, id)));
      },
    },
    {
      method: "GET",
      pattern: `${members}/:user`,
      handle(request) {
        const channel = thread(request);
        const id = request.param("user") === "@me" ? world.bot.id : request.param("user");
        if (!channel.threadMemberIds.has(id)) throw unknownMember();
        return ok(threadMember(channel, id));
      },
    },
    { method: "PUT", pattern: `${members}/@me`, handle: (request) => join(request, world.bot.id) },
    { method: "PUT", pattern: `${members}/:user`, handle: (request) => join(request, request.param("user")) },
    { method: "DELETE", pattern: `${members}/@me`, handle: (request) => leave(request, world.bot.id) },
    { method: "DELETE", pattern: `${members}/:user`, handle: (request) => leave(request, request.param("user")) },
    {
      method: "GET",
      pattern: "/guilds/:guild/threads/active",
      handle(request) {
        const threads = channelsOf(world, guildFor(platform, request.param("guild"))).filter(
          (channel) => isThread(channel) && !channel.archived && mayIn(world, channel, world.bot.id, "ViewChannel"),
        );
        return ok({ threads: threads.map((channel) => channelPayload(world, channel)), members: [] });
      },
    },
  ];
}

/** Opens a thread, from a message or beside one, and tells the gateway. */
function createThread(platform: Platform, parent: Channel, body: Json, from?: Message): Json {
  const { world } = platform;
  const faults = createFaults();
  checkText(faults, "name", body.name, NAME);
  if (body.auto_archive_duration !== undefined) {
    checkOneOf(faults, "auto_archive_duration", body.auto_archive_duration, AUTO_ARCHIVE_MINUTES);
  }
  refuseFaults(faults.list);
  if (isThread(parent) || parent.guildId === undefined) throw missingPermissions();
  const fallback = from === undefined ? CHANNEL.privateThread : CHANNEL.thread;
  const thread = addChannel(world, {
    id: from?.id ?? platform.ids.next(),
    type: from === undefined ? numberOf(body.type ?? fallback) : fallback,
    name: textOf(body.name),
    guildId: parent.guildId,
    parentId: parent.id,
    ownerId: world.bot.id,
    autoArchiveMinutes: numberOf(body.auto_archive_duration ?? 1440),
    createdAt: timestamp(platform),
  });
  thread.threadMemberIds.add(world.bot.id);
  const payload = channelPayload(world, thread);
  platform.events.publish({
    name: "THREAD_CREATE",
    guildId: thread.guildId,
    intents: INTENT.guilds,
    data: { ...payload, newly_created: true },
  });
  if (from !== undefined) {
    from.thread = payload;
    from.flags |= FLAG.hasThread;
    publishMessage(platform, "MESSAGE_UPDATE", parent, from);
    // What a thread begins with: a pointer to the message that it grew from.
    createMessage(platform, {
      channel: thread,
      author: from.author,
      body: {},
      type: MESSAGE.threadStarter,
      more: {
        message_reference: { type: 0, message_id: from.id, channel_id: parent.id, guild_id: parent.guildId },
      },
    });
  }
  return payload;
}

function threadMember(thread: Channel, userId: string): Json {
  return { id: thread.id, user_id: userId, join_timestamp: thread.createdAt, flags: 0 };
}
