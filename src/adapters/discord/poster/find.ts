import type { APIMessage } from "discord.js";
import { markOf } from "../../../bot/community/actions.ts";
import { PostRefusedError } from "../../../bot/ports/poster.ts";
import type { DiscordApi } from "../rest/api.ts";

/** Whether the bot may read a channel's history; `unknown` where the gateway doesn't tell, `not-yet` before it told anything. */
export type HistoryRight = "granted" | "denied" | "unknown" | "not-yet";

export type History = {
  readonly api: Pick<DiscordApi, "messages">;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly rightIn: (channel: string) => HistoryRight;
};

const PAGE = 100;
const PAGES_MAX = 20;
/** A slot's window is at most a day; what is older isn't its post. */
const LOOKED_BACK_MS = 26 * 3_600_000;

/**
 * The message whose buttons carry the mark; null where it surely isn't there.
 *
 * @throws PostRefusedError `post-refused-permission` where the history can't be read: without the right, Discord shows
 *   an empty one. An ordinary Error where it is empty before the gateway told of that right. Whatever else a request
 *   throws.
 */
export async function findPost(
  { api, nowMs, rightIn }: History,
  channel: string,
  mark: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly messageId: string } | null> {
  if (rightIn(channel) === "denied") throw unreadable();
  const sinceMs = nowMs() - LOOKED_BACK_MS;
  let before: string | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const messages = await api.messages(channel, { limit: PAGE, ...(before !== undefined && { before }) }, signal);
    if (page === 0 && messages.length === 0) believeEmpty(rightIn(channel));
    const found = messages.find((message) => carries(message, mark));
    if (found !== undefined) return { messageId: found.id };
    const oldest = messages.at(-1);
    if (oldest === undefined || messages.length < PAGE || Date.parse(oldest.timestamp) < sinceMs) return null;
    before = oldest.id;
  }
  throw new Error("The channel has had too many messages since to look for the digest.");
}

function believeEmpty(right: HistoryRight): void {
  if (right === "granted") return;
  if (right === "not-yet") throw new Error("Discord's gateway hasn't told yet whether the history may be read.");
  throw unreadable();
}

function unreadable(): PostRefusedError {
  return new PostRefusedError(
    "post-refused-permission",
    "The bot can't read the channel's history: give it Read Message History, so that it can tell whether a digest is there.",
  );
}

type Nested = { readonly custom_id?: string; readonly components?: readonly Nested[] };

function carries({ components }: APIMessage, mark: string): boolean {
  const isIn = ({ custom_id: id, components: within = [] }: Nested): boolean =>
    (id !== undefined && markOf(id) === mark) || within.some(isIn);
  return ((components ?? []) as readonly Nested[]).some(isIn);
}
