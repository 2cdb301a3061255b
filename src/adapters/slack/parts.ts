import type { CommunityBot } from "../../bot/community/community-bot.ts";
import type { HandledEvents } from "../../bot/ports/handled-events.ts";
import type { Log } from "../../bot/ports/log.ts";
import type { Waits } from "./intake/waits.ts";
import type { People } from "./people.ts";
import type { SlackTiming } from "./timing.ts";
import type { Workspaces } from "./workspaces.ts";

/** `Channel.platform` of everything here. */
export const SLACK = "slack";

/** What the handlers of a connected platform work with. */
export type Parts = {
  readonly bot: CommunityBot;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly handledEvents: HandledEvents;
  readonly threadFollowUps: boolean;
  /** Milliseconds since 1970, before Slack was first asked for anything. */
  readonly connectedAtMs: number;
  readonly waits: Waits;
  readonly timing: SlackTiming;
  readonly log: Log;
};
