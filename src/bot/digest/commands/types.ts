import type { Language } from "../../../knowledge/pack/types.ts";
import type { Channel } from "../../ports/channel.ts";
import type { Poster } from "../../ports/poster.ts";
import type { DigestPart, WhenExhausted } from "../../ports/subscriptions.ts";
import type { ComposeDigest } from "../content/compose.ts";
import type { Digest } from "../digest.ts";
import type { DigestStore } from "../ledger/parts.ts";
import type { Timing } from "../ledger/timing.ts";

/** What a command came to: plain text in the moderator's language. Not `done`: nothing was changed, and why. */
export type CommandReply = {
  readonly done: boolean;
  readonly text: string;
  /** Of a preview. */
  readonly digest?: Digest;
};

/** Where a command was given, and how to answer. An adapter has checked that the person may moderate. */
export type Moderator = {
  readonly channel: Channel;
  /** Whether only the channel is the person's to moderate, or all of its community. */
  readonly scope: "channel" | "community";
  /** The person's. */
  readonly language: Language;
  /** How the platform names a channel in a text. */
  readonly nameOf: (channel: Channel) => string;
};

/** What a moderator typed or chose; what is left out stays as it is, or is the default. */
export type SubscriptionWishes = {
  /** As typed: 9:00, 9pm. */
  readonly time?: string;
  /** As typed: Europe/Rome, rome. */
  readonly timeZone?: string;
  readonly language?: Language;
  readonly parts?: Partial<Readonly<Record<DigestPart, boolean>>>;
  readonly thread?: boolean;
  readonly whenExhausted?: WhenExhausted;
};

export type CommandParts = {
  readonly store: DigestStore;
  readonly compose: ComposeDigest;
  /** The posters of this process, by platform. */
  readonly posterOf: (platform: string) => Poster | undefined;
  readonly timing: Timing;
  readonly catchUpMs: number;
  readonly postTimeoutMs: number;
  /** A nonce that was never used, for a run by hand. */
  readonly newNonce: () => string;
};
