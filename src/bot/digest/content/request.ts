import type { CommunityActivity } from "../../ports/activity.ts";
import type { Channel } from "../../ports/channel.ts";
import type { Subscription } from "../../ports/subscriptions.ts";
import type { KnowledgeSnapshot } from "../digest.ts";

/** All that a digest's content depends on, beside the knowledge. */
export type DigestRequest = {
  readonly settings: DigestSettings;
  /** What the community asked since its last digest. What too few people asked isn't shown, though it be among it. */
  readonly activity: CommunityActivity;
  readonly past: PastDigests;
  /** The channel's date, YYYY-MM-DD. */
  readonly localDate: string;
};

/** What of a subscription decides about the content. */
export type DigestSettings = Channel & Pick<Subscription, "language" | "parts" | "whenExhausted">;

/** What the ledger says was posted in the channel, or may have been. */
export type PastDigests = {
  /** Oldest first; all of them, for a card isn't shown again. */
  readonly digests: readonly PastDigest[];
  /** `Digest.knowledge` of the last one; null before the first. */
  readonly knowledge: KnowledgeSnapshot | null;
};

export type PastDigest = {
  readonly localDate: string;
  /** `Digest.marks` */
  readonly marks: readonly string[];
};

export const NO_ACTIVITY: CommunityActivity = { asked: [], unanswered: [] };
export const NO_PAST: PastDigests = { digests: [], knowledge: null };
