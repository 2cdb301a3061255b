import type { RespondFn } from "@slack/bolt";
import type { Reply } from "../../../bot/community/reply.ts";
import type { Parts } from "../parts.ts";
import { renderMessage } from "../render/message.ts";
import { type Place, post } from "../web/post.ts";
import { remedyOf } from "../web/remedies.ts";
import type { Workspace } from "../workspaces.ts";
import type { Origin } from "./origin.ts";

/** The form in which `response_url` and acknowledgements take a message. */
export function responseOf(reply: Reply) {
  return {
    ...renderMessage(reply),
    response_type: reply.private ? ("ephemeral" as const) : ("in_channel" as const),
    ...{ replace_original: false, unfurl_links: false, unfurl_media: false },
  };
}

/** Says it through a `response_url`, with the text alone where the blocks aren't taken. */
export async function respondWith(
  { log }: Pick<Parts, "log">,
  respond: RespondFn,
  reply: Reply,
  thread?: string | null,
) {
  const response = { ...responseOf(reply), ...(typeof thread === "string" && { thread_ts: thread }) };
  try {
    await respond(response);
  } catch (error) {
    const { blocks: _refused, ...text } = response;
    const status = (error as { readonly statusCode?: unknown }).statusCode;
    log.warn("Slack didn't take a response.", { status, error });
    // Anything but a refusal may have arrived.
    if (typeof status === "number" && status >= 400 && status < 500) await respond(text);
  }
}

/** Answers somebody who pressed or used something: where it was, to them alone where only they see it. */
export async function sayTo(
  parts: Parts,
  workspace: Workspace,
  origin: Origin,
  reply: Reply,
  respond: RespondFn | undefined,
): Promise<void> {
  const { channel, thread, direct, person, hidden } = origin;
  const alone = reply.private || hidden;
  if (alone && !direct && respond !== undefined)
    return respondWith(parts, respond, { ...reply, private: true }, thread);
  const place: Place = { channel, thread, onlyFor: alone && !direct ? person : null };
  const outcome = await post(workspace.client, place, renderMessage(reply));
  if (outcome.kind === "posted") return;
  const { code } = outcome;
  parts.log.warn("Slack didn't take an answer.", { code, remedy: remedyOf(outcome) });
  // A response_url reaches channels that the bot isn't a member of.
  if (outcome.kind !== "unknown" && respond !== undefined) await respondWith(parts, respond, reply, thread);
}
