import { PermissionFlagsBits } from "discord.js";
import type { DigestReply } from "../../../bot/community/digest-reply.ts";
import type { Digest } from "../../../bot/digest/digest.ts";
import { DIGEST_WORDS } from "../../../bot/digest/words/words.ts";
import type { RateLimit } from "../../../bot/ports/budgets.ts";
import type { Channel } from "../../../bot/ports/channel.ts";
import type { Poster } from "../../../bot/ports/poster.ts";
import type { Sight } from "../gateway/channels.ts";
import { DISCORD_PLATFORM } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "../render/cut.ts";
import { plainLine } from "../render/escape.ts";
import { renderReply, renderText } from "../render/message.ts";
import type { DiscordApi } from "../rest/api.ts";
import { isThreadThere } from "../rest/errors.ts";
import type { Forms } from "../rest/forms.ts";
import { WORDS } from "../words/words.ts";
import { GLOBAL_LIMIT_KEY, postErrorOf } from "./errors.ts";
import { findPost, type History, type HistoryRight } from "./find.ts";
import { obstacleIn } from "./obstacle.ts";

export type PosterParts = {
  readonly api: DiscordApi;
  readonly forms: Forms;
  readonly digestReply: DigestReply;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly sightOf: (channel: string) => Sight;
};

/** One each 21 ms is 47.6 a second: what a network delays and brings at once stays under 50 in any second. */
const GLOBAL_LIMIT: RateLimit = { key: GLOBAL_LIMIT_KEY, intervalMs: 21, burst: 1 };
/** Five in five seconds. */
const CHANNEL_INTERVAL_MS = 1000;

/** Posts digests to Discord's channels. */
export function createDiscordPoster({ api, forms, digestReply, nowMs, sightOf }: PosterParts): Poster {
  const nameOf = (channel: string) => `<#${channel}>`;
  const history: History = { api, nowMs, rightIn: (channel) => historyRightOf(sightOf(channel)) };
  return {
    platform: DISCORD_PLATFORM,
    async post({ channel }, digest, nonce, signal) {
      const reply = withButton(digestReply(digest));
      const send = forms.send((form) => api.post(channel, { ...renderReply(reply, form, nonce), nonce }, signal));
      return send.catch(postErrorOf);
    },
    async openThread({ channel }, messageId, digest, signal) {
      try {
        await api.openThread(channel, messageId, threadName(digest), signal);
      } catch (error) {
        if (!isThreadThere(error)) postErrorOf(error);
      }
    },
    async find({ channel }, nonce, signal) {
      return findPost(history, channel, nonce, signal).catch(postErrorOf);
    },
    async notify({ channel }, text, signal) {
      await forms.send((form) => api.post(channel, renderText(text, form), signal)).catch(postErrorOf);
    },
    obstacle: ({ channel }, purpose) => obstacleIn({ api, sightOf, nameOf }, channel, purpose),
    nameOf: ({ channel }: Channel) => nameOf(channel),
    limits: ({ channel }) => [
      GLOBAL_LIMIT,
      { key: `${DISCORD_PLATFORM}/${channel}`, intervalMs: CHANNEL_INTERVAL_MS, burst: 1 },
    ],
  };
}

function historyRightOf(sight: Sight): HistoryRight {
  if (typeof sight === "string") return sight;
  return sight.may(PermissionFlagsBits.ReadMessageHistory) ? "granted" : "denied";
}

function threadName(digest: Digest): string {
  const title = DIGEST_WORDS[digest.language].title(digest.localDate);
  return cut(plainLine(title), LIMITS.threadNameCharacters);
}

/** A post is recognised by its buttons; one without any gets one that is of use under all of them. */
function withButton(reply: ReturnType<DigestReply>): ReturnType<DigestReply> {
  if (reply.blocks.some(({ kind }) => kind === "buttons" || kind === "feedback")) return reply;
  const { language, blocks } = reply;
  const button = { label: WORDS[language].myData, action: { kind: "show-data", language } } as const;
  return { ...reply, blocks: [...blocks, { kind: "buttons", label: null, buttons: [button] }] };
}
