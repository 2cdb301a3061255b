import type { Language } from "../../knowledge/pack/types.ts";

export type CommunitySettings = {
  /** The channel (its platform id) that is told what moderators must know; null where none was chosen. */
  readonly noticesChannel: string | null;
  /** What the bot speaks where a question's language can't be told; null for the default. */
  readonly language: Language | null;
  /** Channels (platform ids) where questions are answered for all to read; null for everywhere. */
  readonly answerChannels: readonly string[] | null;
  /** Whether answers to commands are for the person who asked alone. */
  readonly answerPrivately: boolean;
};

/** Of a community that never chose. */
export const DEFAULT_COMMUNITY_SETTINGS: CommunitySettings = {
  noticesChannel: null,
  language: null,
  answerChannels: null,
  answerPrivately: false,
};

/** What moderators chose for a whole community, and whether the bot is still a member of it. */
export type Communities = {
  /** The defaults for a community that never chose. */
  read(platform: string, community: string): Promise<CommunitySettings>;
  /** Those of a platform that something was kept of and that weren't left, in no order. */
  list(platform: string): Promise<readonly string[]>;
  /** Changes the settings that are given; the others stay. */
  write(platform: string, community: string, settings: Partial<CommunitySettings>): Promise<void>;
  /** The bot was removed: its subscriptions end at once; all its other rows go with a clean-up 30 days later. */
  leave(platform: string, community: string): Promise<void>;
  /** The bot is a member again: what is still there stays. Subscriptions don't come back. */
  rejoin(platform: string, community: string): Promise<void>;
  /** Deletes all that is kept of a community, now. */
  forget(platform: string, community: string): Promise<void>;
};
