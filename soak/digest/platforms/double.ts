import type { PostedMessage } from "../../../test/doubles/posters/platform.ts";

/** What a scenario asks of a real platform's double. */
export type DigestDouble = {
  /** What a replica's adapter is set up with: variables of the environment. */
  environment(): Readonly<Record<string, string>>;
  /** Communities, each with a channel for the moderators' notices. */
  communities(count: number): readonly { readonly community: string; readonly noticesChannel: string }[];
  /** A new channel; its first post is made and not answered where `isLost`. */
  channel(request: { readonly community: string; readonly isLost: boolean }): string;
  evidence(): Evidence;
};

export type Evidence = {
  /** Of digests. */
  readonly posts: readonly PostedMessage[];
  /** How often a thread was opened, by message. */
  readonly threads: readonly (readonly [messageId: string, times: number])[];
  readonly notices: readonly { readonly channel: string; readonly text: string }[];
  /** What the platform would have refused, or must not be sent. */
  readonly violations: readonly string[];
};

/** What is told to the scenario when a post was made that won't be answered, before the channel's id. */
export const LOST = "lost ";

export type DoubleSettings = {
  /** Whether the bot may read channels' history. */
  readonly history: boolean;
};

const LOOK_EVERY_MS = 3;

/** Tells of each of these channels once there is a message. */
export function createWatch(hasMessage: (channel: string) => boolean, tell: (news: string) => void) {
  const watched = new Set<string>();
  setInterval(() => {
    for (const channel of watched) {
      if (!hasMessage(channel)) continue;
      watched.delete(channel);
      tell(LOST + channel);
    }
  }, LOOK_EVERY_MS);
  return (channel: string) => void watched.add(channel);
}
