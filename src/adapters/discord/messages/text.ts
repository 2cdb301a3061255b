import type { APIMessage } from "discord.js";

const CUSTOM_EMOJI = /<a?:(\w+):\d+>/g;
const PERSON = /<@!?(\d+)>/g;
const ROLE_OR_CHANNEL = /<(?:@&|#)\d+>/g;

/** What a message says to somebody: without the bot's mention, people by their names, emoji by theirs. */
export function readMessageText(message: Pick<APIMessage, "content" | "mentions">, botId: string): string {
  const names = new Map((message.mentions ?? []).map(({ id, username }) => [id, username]));
  return (message.content ?? "")
    .replace(PERSON, (_, id: string) => (id === botId ? "" : (names.get(id) ?? "")))
    .replace(ROLE_OR_CHANNEL, "")
    .replace(CUSTOM_EMOJI, ":$1:")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Whether the bot's mention was typed, which a reply that pings it doesn't do. */
export function mentionsTyped(content: string, botId: string): boolean {
  return content.includes(`<@${botId}>`) || content.includes(`<@!${botId}>`);
}
