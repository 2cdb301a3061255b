import type { Address } from "../../../bot/community/community-bot.ts";
import { type Fields, fieldsAt, isPresent, listAt, textAt } from "../fields.ts";
import { isDirect } from "../visits.ts";
import type { Workspace } from "../workspaces.ts";
import { spokenText } from "./spoken-text.ts";

/** A message that may be meant for the bot. */
export type IncomingMessage = {
  readonly channel: string;
  readonly ts: string;
  /** The message that it stands under; null outside of a thread. */
  readonly underThread: string | null;
  readonly direct: boolean;
  readonly person: string;
  /** As the person reads it, without the mention of the bot. */
  readonly text: string;
  readonly address: Address;
};

/** Messages that a person wrote come without a subtype, or with one of these. */
const SUBTYPES_OF_PEOPLE = new Set(["file_share", "me_message", "thread_broadcast"]);

/**
 * What an event says that a person wrote, where it can be meant for the bot: not a bot's message, an edit, or a channel's
 * talk. Both events of one mention read the same.
 *
 * @param self ids of the bot, undefined where Slack didn't say them.
 */
export function readMessage(
  body: Fields,
  self: Pick<Workspace, "botUserId" | "botId">,
  overhears: boolean,
): IncomingMessage | null {
  const event = fieldsAt(body, "event");
  const channel = textAt(event, "channel");
  const ts = textAt(event, "ts");
  const person = textAt(event, "user");
  const subtype = textAt(event, "subtype");
  const isPersons = subtype === undefined || SUBTYPES_OF_PEOPLE.has(subtype);
  if (channel === undefined || ts === undefined || person === undefined || !isPersons) return null;
  if (isPresent(event, "bot_id") || isPresent(event, "edited") || event.hidden === true) return null;
  const authorized = botOf(body);
  const bot = self.botUserId ?? authorized;
  // On a test server the token may be a person's, who has no bot's id: that person may mention the bot too.
  const isOurs = person === self.botUserId && (self.botId !== undefined || event.type !== "app_mention");
  if (isOurs || person === authorized || person === "USLACKBOT") return null;
  const written = textAt(event, "text") ?? "";
  const thread = textAt(event, "thread_ts");
  const direct = event.channel_type === "im" || isDirect(channel);
  const isMention = event.type === "app_mention" || (bot !== undefined && mentions(written, bot));
  const isReply = thread !== undefined && thread !== ts;
  const address = direct ? "direct" : isMention ? "mention" : isReply && overhears ? "overheard" : undefined;
  if (address === undefined) return null;
  const text = spokenText(written, bot, event.type === "app_mention");
  return { channel, ts, underThread: thread ?? null, direct, person, text, address };
}

/** Slack names the bot whom an event was sent to. */
function botOf(body: Fields): string | undefined {
  const bot = listAt(body, "authorizations").find(({ is_bot }) => is_bot === true);
  return bot && textAt(bot, "user_id");
}

function mentions(written: string, bot: string): boolean {
  return written.includes(`<@${bot}>`) || written.includes(`<@${bot}|`);
}
