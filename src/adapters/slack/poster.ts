import type { DigestReply } from "../../bot/community/digest-reply.ts";
import type { RateLimit } from "../../bot/ports/budgets.ts";
import type { Channel } from "../../bot/ports/channel.ts";
import { type Platform, PlatformRefusedError } from "../../bot/ports/platform.ts";
import { type Poster, PostFailedError, PostRefusedError } from "../../bot/ports/poster.ts";
import { type Fields, fieldsAt, isFields, textAt } from "./fields.ts";
import { isNotInstalled } from "./installations/store.ts";
import { SLACK } from "./parts.ts";
import { escapedWithin } from "./render/escape.ts";
import { FALLBACK_CHARACTERS_MAX } from "./render/limits.ts";
import { renderMessage } from "./render/message.ts";
import type { SlackClient } from "./web/client.ts";
import { type Failure, failureOf } from "./web/failures.ts";
import { type Place, type PostOutcome, post } from "./web/post.ts";
import { refusesToken, remedyOf } from "./web/remedies.ts";
import { WORDS } from "./words/words.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

/** Of the metadata that a digest is found by. */
export const DIGEST_EVENT_TYPE = "staffetta_digest";
const CHANNEL_INTERVAL_MS = 1000;
/** 300 posts a minute and workspace. */
const WORKSPACE_INTERVAL_MS = 200;
const WORKSPACE_BURST = 5;
const PAGE_MESSAGES = 100;
/** What is wrong with a channel, by Slack's code. */
const REFUSED_CHANNELS: ReadonlyMap<string, "channel" | "not-member" | "archived"> = new Map([
  ["channel_not_found", "channel"],
  ["not_in_channel", "not-member"],
  ["is_archived", "archived"],
]);
/** What a lost answer was about is looked for soon after, among the latest messages. */
const PAGES_MAX = 5;

/** Posts digests through the Web API, each call once. */
export function createSlackPoster(workspaces: () => Promise<Workspaces>, digestReply: DigestReply): Poster {
  const workspaceOf = workspaceFinder(workspaces);
  const placeOf = ({ channel }: Channel): Place => ({ channel, thread: null, onlyFor: null });

  return {
    platform: SLACK,
    async post(channel, digest, nonce, signal) {
      const { client } = await workspaceOf(channel);
      const mark = { event_type: DIGEST_EVENT_TYPE, event_payload: { nonce } };
      const message = renderMessage(digestReply(digest));
      return { messageId: postedOr(channel, await until(signal, post(client, placeOf(channel), message, mark))).ts };
    },
    async openThread(channel, messageId, digest, signal) {
      const { client } = await workspaceOf(channel);
      const message = { text: WORDS[digest.language].discussion, blocks: [] };
      const place = { ...placeOf(channel), thread: messageId };
      const outcome = await until(signal, post(client, place, message));
      // The thread is there with the digest; its opening words rather stay away than come twice.
      if (outcome.kind !== "unknown") postedOr(channel, outcome);
    },
    async find(channel, nonce, signal) {
      const { client } = await workspaceOf(channel);
      return until(signal, findIn(client, channel.channel, nonce));
    },
    async notify(channel, text, signal) {
      const { client } = await workspaceOf(channel);
      const message = { text: escapedWithin(text, FALLBACK_CHARACTERS_MAX) || "…", blocks: [] };
      postedOr(channel, await until(signal, post(client, placeOf(channel), message)));
    },
    nameOf: ({ channel }) => `<#${channel}>`,
    limits: ({ community, channel }): readonly RateLimit[] => [
      { key: channelKey(community, channel), intervalMs: CHANNEL_INTERVAL_MS, burst: 1 },
      { key: `${SLACK}/${community}`, intervalMs: WORKSPACE_INTERVAL_MS, burst: WORKSPACE_BURST },
    ],
  };
}

/** Looks through the latest messages; only the bot sees the marks of its own. */
async function findIn(client: SlackClient, channel: string, nonce: string): Promise<{ messageId: string } | null> {
  let cursor: string | undefined;
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const question = {
      channel,
      include_all_metadata: true,
      limit: PAGE_MESSAGES,
      ...(cursor !== undefined && { cursor }),
    };
    const answer = await client.conversations.history(question).catch((error: unknown) => {
      const failure = failureOf(error);
      throw failure.kind === "refused" ? refused(failure) : error;
    });
    const found = answer.messages?.find((message) => isFields(message) && nonceOf(message) === nonce);
    if (found?.ts !== undefined) return { messageId: found.ts };
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return null;
  }
  throw new Error("The digest isn't among the channel's latest messages, and there are more.");
}

/** Writes to one person, in a direct message. */
export function createTeller(workspaces: () => Promise<Workspaces>): Platform["tell"] {
  const workspaceOf = workspaceFinder(workspaces);
  return async ({ community, person }, reply) => {
    const channel = { platform: SLACK, community, channel: person };
    const { client } = await workspaceOf(channel);
    const place = { channel: person, thread: null, onlyFor: null };
    postedOr(channel, await post(client, place, renderMessage(reply)));
  };
}

function workspaceFinder(workspaces: () => Promise<Workspaces>) {
  return async ({ community }: Channel): Promise<Workspace> => {
    try {
      return await (await workspaces()).of(community);
    } catch (cause) {
      // Nothing was sent: only whether it is worth trying again differs.
      if (isNotInstalled(cause) || cause instanceof PlatformRefusedError)
        throw new PostRefusedError("post-refused-workspace", "The bot isn't in that workspace; install it anew.", {
          cause,
        });
      throw new PostFailedError("post-failed-workspace", "The workspace couldn't be looked up.", { cause });
    }
  };
}

function channelKey(community: string, channel: string): string {
  return `${SLACK}/${community}/${channel}`;
}

function postedOr({ community, channel }: Channel, outcome: PostOutcome): { readonly ts: string } {
  switch (outcome.kind) {
    case "posted":
      return outcome;
    case "refused":
      throw refused(outcome);
    case "not-done":
      throw new PostFailedError("post-failed-rate", `Slack doesn't take a post now (${outcome.code}).`, {
        ...(outcome.retryAfterMs !== null && {
          retryAfterMs: outcome.retryAfterMs,
          limitKey: channelKey(community, channel),
        }),
      });
    case "unknown":
      throw new Error(`Nobody knows whether Slack took a post (${outcome.code}).`);
  }
}

function refused(failure: Failure): PostRefusedError {
  const { code } = failure;
  const kind = refusesToken(code) ? "workspace" : (REFUSED_CHANNELS.get(code) ?? "permission");
  return new PostRefusedError(`post-refused-${kind}`, `Slack refuses (${code}): ${remedyOf(failure)}.`);
}

/** The call goes on where nobody waits for it any more: what became of it is unknown. */
function until<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error("Nobody waits any more."));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

function nonceOf(message: Fields): string | undefined {
  const metadata = fieldsAt(message, "metadata");
  return metadata.event_type === DIGEST_EVENT_TYPE ? textAt(fieldsAt(metadata, "event_payload"), "nonce") : undefined;
}
