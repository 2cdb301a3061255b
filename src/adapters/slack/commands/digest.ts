import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import type { Parts } from "../parts.ts";
import type { Person } from "../people.ts";
import type { SlackTiming } from "../timing.ts";
import type { DigestRequest } from "./digest-request.ts";

/** Requests that are about a digest, and neither a form nor unreadable. */
export type RunnableDigestRequest = Exclude<DigestRequest, { readonly verb: "form" | "unknown" }>;

/** Has a moderator's request carried out, for the channel of the visit. */
export function runDigestRequest(
  { bot, timing }: Pick<Parts, "bot" | "timing">,
  visit: Visit,
  person: Person,
  request: RunnableDigestRequest,
): Promise<Reply> {
  return bot.digest(visit, (moderation, moderator) => {
    switch (request.verb) {
      case "subscribe":
        return moderation.subscribe(moderator, request.wishes);
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

/** YYYY-MM-DD where the person is. */
function todayOf({ timeZone = "UTC" }: Person, timing: SlackTiming): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(timing.nowMs());
}
