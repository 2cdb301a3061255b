import type { webApi } from "@slack/bolt";
import { memoByObject } from "../../../collections/memo.ts";
import type { SlackMessage } from "../render/message.ts";
import type { SlackClient } from "./client.ts";
import { type Failure, failureOf } from "./failures.ts";

/** Where a message goes. */
export type Place = {
  /** A channel's id, or a person's for a direct message. */
  readonly channel: string;
  readonly thread: string | null;
  /** The only person who shall see it; null for all. */
  readonly onlyFor: string | null;
};

export type Posted = { readonly kind: "posted"; readonly ts: string; readonly channel: string };
export type PostOutcome = Posted | Failure;

/** What a digest is recognised by later. */
export type MessageMark = { readonly event_type: string; readonly event_payload: Readonly<Record<string, string>> };

/** Slack, or what stands in for it, doesn't take these blocks. */
const BLOCKS_REFUSED = new Set(["invalid_blocks", "invalid_blocks_format", "invalid_arguments", "invalid_form_data"]);

/** Equal answers are the same blocks. */
const asJson = memoByObject((blocks: SlackMessage["blocks"], _form: "json") => JSON.stringify(blocks));

/** Posts once: no retry, but for the text alone where the blocks were refused, since then surely nothing was posted. */
export async function post(
  client: SlackClient,
  place: Place,
  message: SlackMessage,
  mark?: MessageMark,
): Promise<PostOutcome> {
  const outcome = await attempt(client, place, message, mark);
  if (outcome.kind !== "refused" || !BLOCKS_REFUSED.has(outcome.code) || message.blocks.length === 0) return outcome;
  return attempt(client, place, { ...message, blocks: [] }, mark);
}

async function attempt(
  client: SlackClient,
  { channel, thread, onlyFor }: Place,
  { text, blocks }: SlackMessage,
  mark: MessageMark | undefined,
): Promise<PostOutcome> {
  const content = {
    ...{ channel, text },
    // As the library sends it; given as objects it walks through them for a line of its log, whoever reads that.
    ...(blocks.length > 0 && { blocks: asJson(blocks, "json") }),
    ...(thread !== null && { thread_ts: thread }),
  };
  try {
    if (onlyFor !== null) {
      const posted: webApi.ChatPostEphemeralResponse = await client.apiCall("chat.postEphemeral", {
        ...content,
        user: onlyFor,
      });
      return { kind: "posted", channel, ts: posted.message_ts ?? "" };
    }
    const posted: webApi.ChatPostMessageResponse = await client.apiCall("chat.postMessage", {
      ...content,
      ...{ unfurl_links: false, unfurl_media: false },
      ...(mark !== undefined && { metadata: mark }),
    });
    return { kind: "posted", channel: posted.channel ?? channel, ts: posted.ts ?? "" };
  } catch (error) {
    return failureOf(error);
  }
}
