import type { Language } from "../../knowledge/pack/types.ts";
import type { Channel } from "../ports/channel.ts";

/**
 * What somebody may change, as the platform or a moderator says: what holds for the whole community, or only what
 * concerns the digest of the visit's channel.
 */
export type Moderating = false | "channel" | "community";

/** The community of those who speak outside of any: nobody moderates there, and nobody reads its gaps. */
export const NO_COMMUNITY = "direct";

/** Who is speaking, and where, by the platform's own ids. The core keeps none of them but as `Channel`s and hashes. */
export type Visit = Channel & {
  /** The thread within the channel; null outside of one. */
  readonly thread: string | null;
  /** What is being said begins the thread. Default false. */
  readonly beginsThread?: boolean;
  /** Whether the bot also reads there what isn't said to it, and may answer it in a thread that it takes part in. Default true. */
  readonly overhears?: boolean;
  /** Only the bot and the person read it: a direct message, or a place that the bot isn't a member of. */
  readonly direct: boolean;
  readonly person: string;
  readonly moderator: Moderating;
  /** What the person's client speaks, where it is one of our languages. */
  readonly locale: Language | undefined;
  /** Whether the platform can show a reply here to this person alone. */
  readonly canWhisper: boolean;
};

/** The thread of a visit as a channel of its own, or the channel. */
export function placeOf({ platform, community, channel, thread }: Visit): Channel {
  return { platform, community, channel: thread ?? channel };
}
