import type { DigestReply } from "../../bot/community/digest-reply.ts";
import type { RateLimit } from "../../bot/ports/budgets.ts";
import type { Channel } from "../../bot/ports/channel.ts";
import { type Poster, PostFailedError, PostRefusedError } from "../../bot/ports/poster.ts";
import { type Fields, fieldsAt, isFields, textAt } from "./fields.ts";
import { SLACK } from "./parts.ts";
import { escapedWithin } from "./render/escape.ts";
import { FALLBACK_CHARACTERS_MAX } from "./render/limits.ts";
import { renderMessage } from "./render/message.ts";
import { type Failure, failureOf } from "./web/failures.ts";
import { type Place, type PostOutcome, post } from "./web/post.ts";
import { refusesToken, remedyOf } from "./web/remedies.ts";
import { WORDS } from "./words/words.ts";
import type { Workspaces } from "./workspaces.ts";

/** Of the metadata that a digest is found by. */
export const DIGEST_EVENT_TYPE = "staffetta_digest";
const CHANNEL_INTERVAL_MS = 1000;
/** 300 posts a minute and workspace. */
const WORKSPACE_INTERVAL_MS = 200;
const WORKSPACE_BURST = 5;
/** A lost answer is looked for soon after: the digest is among the latest messages. */
const LOOKED_THROUGH_MAX = 100;

/** Posts digests through the Web API, each call once. */
export function createSlackPoster(workspaces: () => Promise<Workspaces>, digestReply: DigestReply): Poster {
  const workspaceOf = async ({ community }: Channel) => {
    try {
      return await (await workspaces()).of(community);
    } catch (cause) {
      throw new PostRefusedError("post-refused-workspace", "The bot isn't in that workspace; install it anew.", {
        cause,
      });
    }
  };
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
      const question = { channel: channel.channel, include_all_metadata: true, limit: LOOKED_THROUGH_MAX };
      const asked = client.conversations.history(question).catch((error: unknown) => {
        const failure = failureOf(error);
        throw failure.kind === "refused" ? refused(failure) : error;
      });
      const { messages = [] } = await until(signal, asked);
      const found = messages.find((message) => isFields(message) && nonceOf(message) === nonce);
      if (found === undefined && messages.length >= LOOKED_THROUGH_MAX)
        throw new Error("The channel's history is too long.");
      return found?.ts === undefined ? null : { messageId: found.ts };
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

function refused({ code }: Pick<Failure, "code">): PostRefusedError {
  const kind = refusesToken(code) ? "workspace" : /channel|archived/.test(code) ? "channel" : "permission";
  return new PostRefusedError(`post-refused-${kind}`, `Slack refuses (${code}): ${remedyOf(code)}.`);
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
