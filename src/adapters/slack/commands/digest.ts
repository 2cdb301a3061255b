import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import type { Moderation } from "../../../bot/digest/commands/moderation.ts";
import type { CommandReply, Moderator, SubscriptionWishes } from "../../../bot/digest/commands/types.ts";
import type { Parts } from "../parts.ts";
import type { Person } from "../people.ts";
import type { SlackTiming } from "../timing.ts";
import { WORDS } from "../words/words.ts";
import type { Workspace } from "../workspaces.ts";
import type { DigestRequest } from "./digest-request.ts";

/** Requests that are about a digest, and neither a form nor unreadable. */
export type RunnableDigestRequest = Exclude<DigestRequest, { readonly verb: "form" | "unknown" }>;

/** Has a moderator's request carried out, for the channel of the visit. */
export function runDigestRequest(
  parts: Parts,
  workspace: Workspace,
  visit: Visit,
  person: Person,
  request: RunnableDigestRequest,
): Promise<Reply> {
  const { bot, timing } = parts;
  return bot.digest(visit, (moderation, moderator) => {
    switch (request.verb) {
      case "subscribe":
        return subscribe(parts, workspace, moderation, moderator, request.wishes);
      case "unsubscribe":
        return moderation.unsubscribe(moderator);
      case "pause":
        return moderation.pause(moderator, request.until);
      case "resume":
        return moderation.pause(moderator, null);
      case "status":
        return moderation.status(moderator);
      case "preview":
        return moderation.preview(moderator, request.localDate);
      case "now":
        return moderation.now(moderator);
      case "why":
        return moderation.why(moderator, request.localDate ?? todayOf(person, timing));
      case "settle":
        return moderation.settle(moderator, request.localDate, request.as);
      case "notices":
        return moderation.notices(moderator, request.to);
    }
  });
}

/** Subscribes a channel, unless the bot surely can't post there. */
export async function subscribe(
  { people }: Pick<Parts, "people">,
  workspace: Workspace,
  moderation: Moderation,
  moderator: Moderator,
  wishes: SubscriptionWishes,
): Promise<CommandReply> {
  const { channel, language, nameOf } = moderator;
  if ((await people.isMember(workspace, channel.channel)) === false)
    return { done: false, text: WORDS[language].inviteFirst(nameOf(channel)) };
  return moderation.subscribe(moderator, wishes);
}

/** YYYY-MM-DD where the person is. */
function todayOf({ timeZone = "UTC" }: Person, timing: SlackTiming): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(timing.nowMs());
}
