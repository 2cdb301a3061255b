import type { CommunityBot } from "../community/community-bot.ts";
import type { Poster } from "./poster.ts";

/** One platform's doorway. */
export type Platform = {
  /** As in `Channel.platform`. */
  readonly name: string;
  readonly poster: Poster;
  /**
   * Takes what people say from now on; resolves once it does.
   *
   * @throws StaffettaError where it can't: its message says what to do. Nothing of it keeps running then.
   */
  connect(bot: CommunityBot): Promise<void>;
  /** Takes nothing new, finishes what is in flight, at most for ten seconds, and disconnects. May be called at any time. */
  stop(): Promise<void>;
};
