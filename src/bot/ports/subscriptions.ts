import type { Language } from "../../knowledge/pack/types.ts";
import type { Channel } from "./channel.ts";

export const DIGEST_PARTS = ["card", "prompt", "news", "activity"] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];

/** What a channel does once every card was shown. */
export const WHEN_EXHAUSTED = ["pause", "weekly", "second-round"] as const;
export type WhenExhausted = (typeof WHEN_EXHAUSTED)[number];

/** A channel's wish for a digest a day. */
export type Subscription = Channel & {
  /** An IANA name. */
  readonly timeZone: string;
  /** HH:MM, 24 hours. */
  readonly localTime: string;
  readonly language: Language;
  readonly parts: readonly DigestPart[];
  /** Whether a thread is opened under the digest. */
  readonly thread: boolean;
  readonly whenExhausted: WhenExhausted;
  /** Local date (YYYY-MM-DD) of the first digest after a pause; null where there is none. */
  readonly pausedUntil: string | null;
  /** Milliseconds since 1970. */
  readonly createdAtMs: number;
};

/** Which channels want a digest, and how. */
export type Subscriptions = {
  /** Inserts the channel's subscription, or replaces it as a whole. */
  save(subscription: Subscription): Promise<void>;
  find(channel: Channel): Promise<Subscription | undefined>;
  /** Those of one community, by channel. */
  list(platform: string, community: string): Promise<readonly Subscription[]>;
  /** All of them in the order of (platform, community, channel), from the one after `after` on, or from the first. */
  page(after: Channel | null, limit: number): Promise<readonly Subscription[]>;
  /** Returns whether there was one. The channel's slots stay. */
  remove(channel: Channel): Promise<boolean>;
};
