import { StaffettaError } from "../../knowledge/errors.ts";
import type { Language } from "../../knowledge/pack/types.ts";
import type { Digest } from "../digest/digest.ts";
import type { RateLimit } from "./budgets.ts";
import type { Channel } from "./channel.ts";

/**
 * What sends digests to one platform. Every method makes one attempt: a client library's own retries are off, since
 * they repeat what may have arrived.
 */
export type Poster = {
  readonly platform: string;
  /**
   * @param nonce stable for the slot: a platform that knows it answers a second post with the first one's id.
   * @param signal ends the attempt: the caller has stopped waiting.
   * @throws PostRefusedError, PostFailedError; after anything else nobody knows whether it was posted.
   */
  post(channel: Channel, digest: Digest, nonce: string, signal?: AbortSignal): Promise<{ readonly messageId: string }>;
  /**
   * Opens the thread under a posted digest; one that is there already is no error.
   *
   * @throws PostRefusedError, PostFailedError; after anything else it may be tried again.
   */
  openThread?(channel: Channel, messageId: string, digest: Digest, signal?: AbortSignal): Promise<void>;
  /**
   * Asks the platform whether the post was made; null where it surely wasn't. Absent: the platform can't be asked.
   *
   * @throws PostRefusedError where this channel can't be asked, for want of a right; after anything else, where the
   *   question got no answer, it may be asked again.
   */
  find?(channel: Channel, nonce: string, signal?: AbortSignal): Promise<{ readonly messageId: string } | null>;
  /**
   * Says plain text in a channel: what moderators must know.
   *
   * @throws as `post` does; it isn't repeated.
   */
  notify(channel: Channel, text: string, signal?: AbortSignal): Promise<void>;
  /**
   * What stands in the way of messages to a channel now, as far as the platform tells; null where nothing does. Absent: the
   * platform doesn't tell. Never rejects.
   */
  obstacle?(channel: Channel, purpose: PostPurpose): Promise<Obstacle | null>;
  /** How a channel is named in a text that is sent to its community. */
  nameOf(channel: Channel): string;
  /** The limits that one post to the channel counts against. */
  limits(channel: Channel): readonly RateLimit[];
};

/** What the bot is to say in a channel. */
export type PostPurpose = "digest" | "digest-with-thread" | "notice" | "answer";

export type Obstacle = {
  /** No right would help: the channel takes no such messages. */
  readonly isLasting: boolean;
  /** With the remedy, for a moderator. Channels are in it as `nameOf` names them. */
  readonly text: Readonly<Record<Language, string>>;
};

/** Refused for good: no such channel, no right to post there. Codes: `post-refused-channel`, `post-refused-permission`, … */
export class PostRefusedError extends StaffettaError {}

/** Surely not posted; may be tried again. */
export class PostFailedError extends StaffettaError {
  /** What the platform asked for; null where it asked for nothing. */
  readonly retryAfterMs: number | null;
  /** Key of the limit that the platform says was broken: it is held for all. Null where it is this channel's matter. */
  readonly limitKey: string | null;

  constructor(
    code: string,
    message: string,
    options?: ErrorOptions & { readonly retryAfterMs?: number; readonly limitKey?: string },
  ) {
    super(code, message, options);
    this.retryAfterMs = options?.retryAfterMs ?? null;
    this.limitKey = options?.limitKey ?? null;
  }
}
