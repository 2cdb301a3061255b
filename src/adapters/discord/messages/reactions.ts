import type { GatewayMessageReactionAddDispatchData } from "discord.js";
import { DISCORD_PLATFORM } from "../ids.ts";
import type { Messaging } from "./handle.ts";
import type { Place, Places } from "./places.ts";

const MUTE = "🔇";

type Reaction = GatewayMessageReactionAddDispatchData;

/** 🔇 on a message of the bot's in a thread, or on the message that the thread began with, asks for quiet there. */
export async function handleReaction(parts: Messaging, reaction: Reaction, botId: string): Promise<void> {
  const { guild_id: guild, user_id: person, member, emoji } = reaction;
  if (emoji.name !== MUTE || guild === undefined || person === botId || member?.user.bot === true) return;
  const place = await threadMeant(parts, reaction, botId);
  if (place === null) return;
  await parts.bot.quiet({
    ...{ platform: DISCORD_PLATFORM, community: guild, ...place },
    ...{ direct: false, person, moderator: false, locale: undefined, canWhisper: false },
  });
}

async function threadMeant({ places, api }: Messaging, reaction: Reaction, botId: string): Promise<Place | null> {
  const { channel_id: channel, message_id: message } = reaction;
  const place = await places.find(channel);
  // A thread has the id of the message that it began with, which stands in the channel.
  if (place.thread === null) return startedThread(places, channel, message);
  if (message === place.thread) return place;
  const author = reaction.message_author_id ?? (await authorOf(api, channel, message));
  return author === botId ? place : null;
}

async function startedThread(places: Places, channel: string, message: string): Promise<Place | null> {
  const place = await places.find(message);
  return place.thread !== null && place.channel === channel ? place : null;
}

async function authorOf(api: Messaging["api"], channel: string, message: string): Promise<string | undefined> {
  return api.message(channel, message).then(
    ({ author }) => author.id,
    () => undefined,
  );
}
