import type { RateLimit } from "../../../src/bot/ports/budgets.ts";
import type { Channel } from "../../../src/bot/ports/channel.ts";
import { type Poster, PostFailedError, PostRefusedError } from "../../../src/bot/ports/poster.ts";
import type { PostedMessage } from "./platform.ts";

export type HttpPosterOptions = {
  readonly platform: string;
  readonly address: string;
  /** Whether the double has a history to ask. */
  readonly canFind: boolean;
  readonly limits?: (channel: Channel) => readonly RateLimit[];
};

/** Connections that were refused: nothing was sent. */
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EHOSTUNREACH"]);

/** Posts to a double over HTTP, as an adapter posts to its platform. */
export function createHttpPoster({ platform, address, canFind, limits = () => [] }: HttpPosterOptions): Poster {
  async function call(
    action: string,
    channel: Channel,
    fields: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const body = JSON.stringify({ channel: keyOf(channel), pid: process.pid, ...fields });
    let response: Response;
    try {
      response = await fetch(`${address}/${action}`, { method: "POST", body, ...(signal && { signal }) });
    } catch (cause) {
      const { code } = ((cause as Error).cause ?? {}) as { readonly code?: string };
      if (code === undefined || !NOT_SENT.has(code)) throw cause;
      throw new PostFailedError("post-failed-unreachable", "The platform can't be reached.", { cause });
    }
    const answered: unknown = await response.json();
    const { status } = response;
    if (status === 429) {
      const { retryAfterMs } = answered as { readonly retryAfterMs?: number };
      const limitKey = limits(channel)[0]?.key;
      throw new PostFailedError("post-failed-rate", "Too many requests.", {
        ...(retryAfterMs !== undefined && { retryAfterMs }),
        ...(limitKey !== undefined && { limitKey }),
      });
    }
    if (status === 403) throw new PostRefusedError("post-refused-permission", "No right to post there.");
    if (status === 404) throw new PostRefusedError("post-refused-channel", "No such channel.");
    if (status === 503) throw new PostFailedError("post-failed-server", "The platform took nothing.");
    // What any other fault of the server's means for the post, nobody can know.
    if (status >= 500) throw new Error(`The platform answered ${status}.`);
    return { status, body: answered };
  }

  const poster: Poster = {
    platform,
    async post(channel, digest, nonce, signal) {
      const { body } = await call("post", channel, { nonce, text: digest.localDate }, signal);
      return { messageId: (body as { readonly id: string }).id };
    },
    async openThread(channel, messageId, _digest, signal) {
      // 409: it is there already.
      await call("thread", channel, { messageId }, signal);
    },
    async notify(channel, text, signal) {
      await call("notify", channel, { text }, signal);
    },
    nameOf: ({ channel }) => `#${channel}`,
    limits,
  };
  if (!canFind) return poster;
  return {
    ...poster,
    async find(channel, nonce, signal) {
      const { body } = await call("find", channel, {}, signal);
      const { messages } = body as { readonly messages: readonly PostedMessage[] };
      const message = messages.find((each) => each.nonce === nonce);
      return message === undefined ? null : { messageId: message.id };
    },
  };
}

export function keyOf({ community, channel }: Channel): string {
  return `${community}/${channel}`;
}
