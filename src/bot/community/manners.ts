import type { CommunitySettings } from "../ports/communities.ts";
import type { Manners } from "./community-bot.ts";
import { nameOf, type Parts } from "./parts.ts";
import type { Reply } from "./reply.ts";
import type { Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** The manners, and which channels are open. */
export type Rules = Manners & Pick<CommunitySettings, "answerChannels">;

/** What moderators chose for the place of a visit. */
export async function mannersOf({ store, defaultLanguage }: Parts, visit: Visit): Promise<Rules> {
  const settings = await store.communities.read(visit.platform, visit.community);
  const { answerChannels, answerPrivately } = settings;
  const isOpen = answerChannels === null || answerChannels.includes(visit.channel);
  return {
    answerChannels,
    language: settings.language ?? visit.locale ?? defaultLanguage,
    private: !visit.direct && (answerPrivately || !isOpen),
  };
}

/** Where an answer isn't for all to read, and a message can't be answered to one person alone. */
export function pointElsewhere(parts: Parts, rules: Rules, visit: Visit, text: string): Reply {
  const { answerChannels } = rules;
  const language = parts.bot.languageOf(text) ?? rules.language;
  const words = COMMUNITY_WORDS[language];
  const { platform, community } = visit;
  const names = (answerChannels ?? []).map((channel) => nameOf(parts, { platform, community, channel }));
  const where = names.length === 0 ? words.onlyForYou : `${words.answersAt(names)} ${words.onlyForYou}`;
  return textReply(language, where, false);
}

/** A reply of one sentence or two. */
export function textReply(language: Reply["language"], text: string, isPrivate = true): Reply {
  return { language, private: isPrivate, summary: text, blocks: [{ kind: "text", text }] };
}
