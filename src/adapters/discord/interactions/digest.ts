import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import type { SubscriptionWishes } from "../../../bot/digest/commands/types.ts";
import { DIGEST_PARTS, WHEN_EXHAUSTED } from "../../../bot/ports/subscriptions.ts";
import type { Given } from "./options.ts";

/** `/digest …`: about the channel that was chosen, or the one it was given in. Undefined: no such subcommand. */
export function runDigest(bot: Pick<CommunityBot, "digest">, visit: Visit, given: Given): Promise<Reply> | undefined {
  const about: Visit = { ...visit, channel: given.text("channel") ?? visit.channel, thread: null };
  // Discord holds back a command whose required options are missing.
  const text = (name: string) => given.text(name) ?? "";
  switch (given.subcommand) {
    case "subscribe":
      return bot.digest(about, (moderation, moderator) => moderation.subscribe(moderator, wishesOf(given)));
    case "unsubscribe":
      return bot.digest(about, (moderation, moderator) => moderation.unsubscribe(moderator));
    case "pause":
      return bot.digest(about, (moderation, moderator) => moderation.pause(moderator, text("until")));
    case "resume":
      return bot.digest(about, (moderation, moderator) => moderation.pause(moderator, null));
    case "status":
      return bot.digest(about, (moderation, moderator) => moderation.status(moderator));
    case "preview":
      return bot.digest(about, (moderation, moderator) => moderation.preview(moderator, given.text("date")));
    case "now":
      return bot.digest(about, (moderation, moderator) => moderation.now(moderator));
    case "why":
      return bot.digest(about, (moderation, moderator) => moderation.why(moderator, text("date")));
    case "settle":
      return bot.digest(about, (moderation, moderator) =>
        moderation.settle(moderator, text("date"), given.text("as") === "missing" ? "missing" : "posted"),
      );
    default:
      return undefined;
  }
}

function wishesOf(given: Given): SubscriptionWishes {
  const time = given.text("time");
  const timeZone = given.text("timezone");
  const language = given.text("language");
  const thread = given.flag("thread");
  const whenExhausted = WHEN_EXHAUSTED.find((each) => each === given.text("when-exhausted"));
  const parts = DIGEST_PARTS.flatMap((part) => {
    const wished = given.flag(part);
    return wished === undefined ? [] : [[part, wished] as const];
  });
  return {
    ...(time !== undefined && { time }),
    ...(timeZone !== undefined && { timeZone }),
    ...((language === "it" || language === "en") && { language }),
    ...(thread !== undefined && { thread }),
    ...(whenExhausted !== undefined && { whenExhausted }),
    ...(parts.length > 0 && { parts: Object.fromEntries(parts) }),
  };
}
