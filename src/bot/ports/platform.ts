import { StaffettaError } from "../../knowledge/errors.ts";
import type { CommunityBot } from "../community/community-bot.ts";
import type { FollowerAddress } from "../community/gap-buttons.ts";
import type { Reply } from "../community/reply.ts";
import type { Poster } from "./poster.ts";

/** One platform's doorway. */
export type Platform = {
  /** As in `Channel.platform`. */
  readonly name: string;
  readonly poster: Poster;
  /**
   * Takes what people say from now on; resolves once it does. May be called again where it rejected.
   *
   * @throws PlatformRefusedError where trying again can't help: its message says what to do. Anything else may pass.
   * Nothing of it keeps running then.
   */
  connect(bot: CommunityBot): Promise<void>;
  /** Takes nothing new, finishes what is in flight, at most for ten seconds, and disconnects. May be called at any time. */
  stop(): Promise<void>;
  /**
   * Writes to one person who asked to be told.
   *
   * @throws PostRefusedError, PostFailedError; after anything else nobody knows whether it was sent.
   */
  tell(address: FollowerAddress, reply: Reply): Promise<void>;
};

/** The platform refuses us until somebody changes something: a token, an intent, a scope. Codes: `discord-token`, … */
export class PlatformRefusedError extends StaffettaError {}
