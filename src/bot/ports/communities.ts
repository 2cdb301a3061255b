import type { Language } from "../../knowledge/pack/types.ts";

export type CommunitySettings = {
  /** The channel (its platform id) that is told what moderators must know; null where none was chosen. */
  readonly noticesChannel: string | null;
  /** What the bot speaks where a question's language can't be told; null for the default. */
  readonly language: Language | null;
};

/** What moderators chose for a whole community, and whether the bot is still a member of it. */
export type Communities = {
  /** Nulls for a community that never chose. */
  read(platform: string, community: string): Promise<CommunitySettings>;
  /** Replaces the settings as a whole. */
  write(platform: string, community: string, settings: CommunitySettings): Promise<void>;
  /** The bot was removed: its subscriptions end at once; all its other rows go with a clean-up 30 days later. */
  leave(platform: string, community: string): Promise<void>;
  /** The bot is a member again: what is still there stays. Subscriptions don't come back. */
  rejoin(platform: string, community: string): Promise<void>;
  /** Deletes all that is kept of a community, now. */
  forget(platform: string, community: string): Promise<void>;
};
