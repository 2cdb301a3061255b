import { completeTimeZone } from "../time/time-zones.ts";
import { MODERATION_WORDS } from "../words/moderation/words.ts";
import { pause } from "./pause.ts";
import { settle } from "./settle.ts";
import { now, preview } from "./show.ts";
import { status } from "./status.ts";
import { subscribe, unsubscribe } from "./subscribe.ts";
import type { CommandParts, CommandReply, Moderator, SubscriptionWishes } from "./types.ts";
import { why } from "./why.ts";

/** What moderators may do with a channel's digest; every adapter gives it the form that its platform has. */
export type Moderation = {
  subscribe(moderator: Moderator, wishes: SubscriptionWishes): Promise<CommandReply>;
  unsubscribe(moderator: Moderator): Promise<CommandReply>;
  /** @param until the local date of the first digest after the pause; null ends it. */
  pause(moderator: Moderator, until: string | null): Promise<CommandReply>;
  status(moderator: Moderator): Promise<CommandReply>;
  preview(moderator: Moderator, localDate?: string): Promise<CommandReply>;
  now(moderator: Moderator): Promise<CommandReply>;
  why(moderator: Moderator, localDate: string): Promise<CommandReply>;
  settle(moderator: Moderator, localDate: string, as: "posted" | "missing"): Promise<CommandReply>;
  /**
   * For moderators of the whole community: one channel gets its notices.
   *
   * @param noticesChannel the platform's id of the channel that is told what moderators must know; null for none.
   */
  notices(moderator: Moderator, noticesChannel: string | null): Promise<CommandReply>;
  /** Zones that somebody may be typing, best first. */
  completeTimeZone(typed: string, limit: number): readonly string[];
};

export function createModeration(parts: CommandParts): Moderation {
  return {
    subscribe: (moderator, wishes) => subscribe(parts, moderator, wishes),
    unsubscribe: (moderator) => unsubscribe(parts, moderator),
    pause: (moderator, until) => pause(parts, moderator, until),
    status: (moderator) => status(parts, moderator),
    preview: (moderator, localDate) => preview(parts, moderator, localDate),
    now: (moderator) => now(parts, moderator),
    why: (moderator, localDate) => why(parts, moderator, localDate),
    settle: (moderator, localDate, as) => settle(parts, moderator, localDate, as),
    async notices({ channel: { platform, community }, scope, language, nameOf }, noticesChannel) {
      if (scope === "channel") return { done: false, text: MODERATION_WORDS[language].problems.communityOnly };
      const words = MODERATION_WORDS[language];
      const place = noticesChannel === null ? null : { platform, community, channel: noticesChannel };
      const obstacle = place && (await parts.posterOf(platform)?.obstacle?.(place, "notice"));
      const warning = obstacle ? [obstacle.text[language]] : [];
      if (obstacle?.isLasting === true) return { done: false, text: warning.join() };
      await parts.store.communities.write(platform, community, { noticesChannel });
      return { done: true, text: [words.noticesAt(place && nameOf(place)), ...warning].join("\n") };
    },
    completeTimeZone,
  };
}
