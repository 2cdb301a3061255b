import { StaffettaError } from "../../knowledge/errors.ts";
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
   * @throws PostRefusedError, PostFailedError; after anything else nobody knows whether it was posted.
   */
  post(channel: Channel, digest: Digest, nonce: string): Promise<{ readonly messageId: string }>;
  /**
   * Opens the thread under a posted digest; one that is there already is no error.
   *
   * @throws PostRefusedError, PostFailedError; after anything else it may be tried again.
   */
  openThread?(channel: Channel, messageId: string, digest: Digest): Promise<void>;
  /**
   * Asks the platform whether the post was made; null where it surely wasn't. Absent: the platform can't be asked.
   *
   * @throws where the question got no answer: it may be asked again.
   */
  find?(channel: Channel, nonce: string): Promise<{ readonly messageId: string } | null>;
  /** The limits that one post to the channel counts against. */
  limits(channel: Channel): readonly RateLimit[];
};

/** Refused for good: no such channel, no right to post there. Codes: `post-refused-channel`, `post-refused-permission`, … */
export class PostRefusedError extends StaffettaError {}

/** Surely not posted; may be tried again. */
export class PostFailedError extends StaffettaError {
  /** What the platform asked for; null where it asked for nothing. */
  readonly retryAfterMs: number | null;

  constructor(code: string, message: string, options?: ErrorOptions & { readonly retryAfterMs?: number }) {
    super(code, message, options);
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
}
