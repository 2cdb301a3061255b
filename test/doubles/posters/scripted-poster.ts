import type { Digest } from "../../../src/bot/digest/digest.ts";
import type { Timing } from "../../../src/bot/digest/ledger/timing.ts";
import type { RateLimit } from "../../../src/bot/ports/budgets.ts";
import type { Channel } from "../../../src/bot/ports/channel.ts";
import { type Poster, PostFailedError, PostRefusedError } from "../../../src/bot/ports/poster.ts";

/** What becomes of a post: `lost` was made without an answer, `vanished` wasn't made and had none, `hung` hangs. */
export type Outcome =
  | { readonly kind: "posted" | "refused" | "lost" | "vanished" | "hung" }
  | { readonly kind: "failed"; readonly retryAfterMs?: number; readonly limitKey?: string };

export type ScriptedPoster = Poster & {
  readonly posts: {
    readonly channel: Channel;
    readonly digest: Digest;
    readonly nonce: string;
    readonly atMs: number;
  }[];
  readonly notices: { readonly channel: string; readonly text: string }[];
  readonly threads: string[];
  /** How often it was asked for a post. */
  readonly asked: { count: number };
};

export type ScriptedOptions = {
  readonly timing: Timing;
  readonly platform?: string;
  /** In order; what comes after is posted. Or by channel. */
  readonly script?: Outcome[] | ((channel: Channel) => Outcome);
  readonly threadScript?: ("made" | "refused" | "failed")[];
  /** In order; what comes after is told. `failed` surely wasn't, `lost` was, without an answer. */
  readonly noticeScript?: ("told" | "refused" | "failed" | "lost")[];
  /** `broken`: the question gets no answer; `refused`: the bot has no right to ask. */
  readonly find?: "works" | "broken" | "refused" | "absent";
  readonly delayMs?: number;
  readonly limits?: (channel: Channel) => readonly RateLimit[];
};

/** A poster that does what a test wants, within the process and in simulated time. It knows every nonce. */
export function scriptedPoster(options: ScriptedOptions): ScriptedPoster {
  const {
    timing,
    platform = "discord",
    script = [],
    threadScript = [],
    noticeScript = [],
    find = "works",
    delayMs = 50,
  } = options;
  const posts: ScriptedPoster["posts"][number][] = [];
  const notices: { channel: string; text: string }[] = [];
  const threads: string[] = [];
  const asked = { count: 0 };
  const idOf = (nonce: string) => `message-${nonce}`;

  const poster: ScriptedPoster = {
    ...{ platform, posts, notices, threads, asked },
    async post(channel, digest, nonce) {
      asked.count += 1;
      const outcome: Outcome = (typeof script === "function" ? script(channel) : script.shift()) ?? { kind: "posted" };
      if (outcome.kind === "hung") await new Promise(() => undefined);
      await timing.sleep(delayMs);
      if (outcome.kind === "refused") throw new PostRefusedError("post-refused-permission", "No right.");
      if (outcome.kind === "failed") throw new PostFailedError("post-failed-rate", "Too many.", outcome);
      if (outcome.kind === "vanished") throw new Error("The connection ended.");
      if (!posts.some((each) => each.nonce === nonce)) posts.push({ channel, digest, nonce, atMs: timing.nowMs() });
      if (outcome.kind === "lost") throw new Error("The connection ended.");
      return { messageId: idOf(nonce) };
    },
    async openThread(_channel, messageId) {
      const outcome = threadScript.shift() ?? "made";
      await timing.sleep(delayMs);
      if (outcome === "refused") throw new PostRefusedError("post-refused-permission", "No right.");
      if (outcome === "failed") throw new Error("The connection ended.");
      threads.push(messageId);
    },
    async notify({ channel }, text) {
      const outcome = noticeScript.shift() ?? "told";
      await timing.sleep(delayMs);
      if (outcome === "refused") throw new PostRefusedError("post-refused-permission", "No right.");
      if (outcome === "failed") throw new PostFailedError("post-failed-unreachable", "Down.");
      notices.push({ channel, text });
      if (outcome === "lost") throw new Error("The connection ended.");
    },
    nameOf: ({ channel }) => `#${channel}`,
    limits: options.limits ?? (() => []),
  };
  if (find === "absent") return poster;
  return {
    ...poster,
    async find(_channel, nonce) {
      await timing.sleep(delayMs);
      if (find === "broken") throw new Error("No answer.");
      if (find === "refused") throw new PostRefusedError("post-refused-permission", "No right.");
      return posts.some((each) => each.nonce === nonce) ? { messageId: idOf(nonce) } : null;
    },
  };
}
