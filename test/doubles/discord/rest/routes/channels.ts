import { checkOneOf, checkText, createFaults } from "../../checks/faults.ts";
import { textOf } from "../../json.ts";
import { type Platform, timestamp } from "../../platform.ts";
import { AUTO_ARCHIVE_MINUTES, CHANNEL, INTENT } from "../../protocol.ts";
import { channelPayload } from "../../state/payloads.ts";
import { isThread, mayIn } from "../../state/permissions.ts";
import { addChannel, type Channel, removeChannel } from "../../state/world.ts";
import { channelFor } from "../access.ts";
import { missingPermissions, refuseFaults, unknownUser } from "../api-error.ts";
import { ok, type RestRequest, type Route } from "../route.ts";

export function channelRoutes(platform: Platform): readonly Route[] {
  const { world } = platform;
  return [
    {
      method: "GET",
      pattern: "/channels/:channel",
      handle: (request) => ok(channelPayload(world, channelFor(platform, request.param("channel")))),
    },
    { method: "PATCH", pattern: "/channels/:channel", handle: (request) => edit(platform, request) },
    {
      method: "DELETE",
      pattern: "/channels/:channel",
      handle(request) {
        const channel = channelFor(platform, request.param("channel"));
        const needed = isThread(channel) ? "ManageThreads" : "ManageChannels";
        if (!mayIn(world, channel, world.bot.id, needed)) throw missingPermissions();
        deleteChannel(platform, channel);
        return ok(channelPayload(world, channel));
      },
    },
    {
      method: "POST",
      pattern: "/users/@me/channels",
      handle(request) {
        const userId = textOf(request.body.recipient_id);
        if (!world.users.has(userId)) throw unknownUser();
        return ok(channelPayload(world, directChannel(platform, userId)));
      },
    },
  ];
}

/** The bot's conversation with somebody: always the same one. */
export function directChannel(platform: Platform, userId: string): Channel {
  const { world, ids } = platform;
  for (const channel of world.channels.values()) {
    if (channel.type === CHANNEL.dm && channel.recipientIds.includes(userId)) return channel;
  }
  const recipientIds = [userId, world.bot.id];
  return addChannel(world, {
    id: ids.next(),
    type: CHANNEL.dm,
    name: "",
    recipientIds,
    createdAt: timestamp(platform),
  });
}

/** Takes a channel or a thread away and tells the gateway. */
export function deleteChannel(platform: Platform, channel: Channel): void {
  const data = channelPayload(platform.world, channel);
  const thread = isThread(channel);
  removeChannel(platform.world, channel);
  platform.events.publish({
    name: thread ? "THREAD_DELETE" : "CHANNEL_DELETE",
    guildId: channel.guildId,
    intents: INTENT.guilds,
    data: thread
      ? { id: channel.id, guild_id: channel.guildId, parent_id: channel.parentId, type: channel.type }
      : data,
  });
}

/** Tells the gateway what a channel or a thread is like now. */
export function publishChannel(
  platform: Platform,
  channel: Channel,
  name = isThread(channel) ? "THREAD_UPDATE" : "CHANNEL_UPDATE",
): void {
  platform.events.publish({
    name,
    guildId: channel.guildId,
    intents: INTENT.guilds,
    data: channelPayload(platform.world, channel),
  });
}

function edit(platform: Platform, { param, body }: RestRequest) {
  const { world } = platform;
  const channel = channelFor(platform, param("channel"));
  const own = isThread(channel) && channel.ownerId === world.bot.id;
  const needed = isThread(channel) ? "ManageThreads" : "ManageChannels";
  if (!own && !mayIn(world, channel, world.bot.id, needed)) throw missingPermissions();
  const faults = createFaults();
  checkText(faults, "name", body.name, { max: 100, optional: true });
  const minutes = body.auto_archive_duration;
  if (minutes !== undefined) checkOneOf(faults, "auto_archive_duration", minutes, AUTO_ARCHIVE_MINUTES);
  refuseFaults(faults.list);
  if (typeof body.name === "string") channel.name = body.name;
  if (typeof body.archived === "boolean") channel.archived = body.archived;
  if (typeof body.locked === "boolean") channel.locked = body.locked;
  if (typeof minutes === "number") channel.autoArchiveMinutes = minutes;
  publishChannel(platform, channel);
  return ok(channelPayload(world, channel));
}
