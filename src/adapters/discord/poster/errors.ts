import { PostFailedError, PostRefusedError } from "../../../bot/ports/poster.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";
import { errorDetails, failureOf, isAccessRefused, isChannelGone } from "../rest/errors.ts";

/** The limit that all of the bot's requests count against. */
export const GLOBAL_LIMIT_KEY = "discord/global";

const UNAUTHORISED = 401;

/**
 * Throws what a failed request means for a post. The library's error stays behind: it holds the request, and with it what
 * was said.
 */
export function postErrorOf(cause: unknown): never {
  const failure = failureOf(cause);
  switch (failure.kind) {
    case "rate-limited":
      throw new PostFailedError("post-failed-rate", "Discord asks for fewer requests.", {
        retryAfterMs: failure.retryAfterMs,
        ...(failure.global && { limitKey: GLOBAL_LIMIT_KEY }),
      });
    case "unreachable":
      throw new PostFailedError("post-failed-unreachable", "Discord can't be reached: check the network.");
    case "refused":
      throw refusalOf(cause, failure.status, failure.code);
    case "server":
    case "broken":
      throw new StaffettaError(
        "discord-post-unknown",
        `Nobody knows whether Discord did it (${JSON.stringify(errorDetails(cause))}).`,
      );
    default:
      throw cause;
  }
}

function refusalOf(cause: unknown, status: number, code: number): Error {
  if (isChannelGone(cause)) {
    return new PostRefusedError("post-refused-channel", "Discord knows no such channel (10003).");
  }
  if (isAccessRefused(cause)) {
    return new PostRefusedError(
      "post-refused-permission",
      `Discord lets the bot do that in no way (${code}): give it View Channel, Send Messages, Read Message History and Create Public Threads in the channel.`,
    );
  }
  // A token that was reset will be replaced; until then nothing is posted.
  if (status === UNAUTHORISED) {
    return new PostFailedError("post-failed-unreachable", "Discord refuses the token: set the new DISCORD_TOKEN.");
  }
  return new PostRefusedError("post-refused-invalid", `Discord refused the message (status ${status}, code ${code}).`);
}
