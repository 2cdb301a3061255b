import type { Language, Pack } from "../../knowledge/pack/types.ts";
import type { Bot } from "../bot.ts";
import type { Moderation } from "../digest/commands/moderation.ts";
import type { Poster } from "../ports/poster.ts";
import { ask } from "./ask.ts";
import { debate, help, topics } from "./browse.ts";
import type { CommunityBot } from "./community-bot.ts";
import type { DigestReply } from "./digest-reply.ts";
import { createDirectory } from "./directory.ts";
import { explain } from "./explain.ts";
import { mannersOf, textReply } from "./manners.ts";
import { message } from "./message.ts";
import { digest, forgetChannel, gaps, knownChannels, settings } from "./moderate.ts";
import { type CommunityStore, chosenLanguage, type Parts } from "./parts.ts";
import { askToDelete, chooseLanguage, home, showData } from "./personal.ts";
import { formOf, press, submit } from "./press.ts";
import { tellFollowers } from "./tell-followers.ts";
import { placeOf } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

export type CommunityBotOptions = {
  readonly bot: Bot;
  readonly packs: readonly Pack[];
  readonly store: CommunityStore;
  readonly moderation: Moderation;
  readonly digestReply: DigestReply;
  readonly posters: readonly Poster[];
  readonly defaultLanguage: Language;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Takes what failed beside a reply that was made all the same. */
  readonly report: (error: unknown) => void;
};

/** Puts the community's bot together over the core, the store and the digest's desk. */
export function createCommunityBot({ posters, ...options }: CommunityBotOptions): CommunityBot {
  const parts: Parts = {
    ...options,
    directory: createDirectory(options.packs),
    posterOf: (platform) => posters.find((poster) => poster.platform === platform),
  };
  const { bot, store, moderation, defaultLanguage } = parts;
  return {
    ask: (visit, question, wishes) => ask(parts, visit, question, wishes),
    message: (visit, text, address) => message(parts, visit, text, address),
    quiet: (visit) => store.threads.write(placeOf(visit), "quiet"),
    press: (visit, action, answer) => press(parts, visit, action, answer),
    formOf,
    submit: (visit, action, answer, typed) => submit(parts, visit, action, answer, typed),
    complete: (typed, language, limit) => bot.complete(typed, language, limit).map(({ question }) => question),
    topics: (visit) => topics(parts, visit),
    debate: (visit) => debate(parts, visit),
    explain: (visit) => explain(parts, visit),
    help: (visit, hints) => help(parts, visit, hints),
    home: (visit, ownsChannel) => home(parts, visit, ownsChannel),
    showData: (visit) => showData(parts, visit),
    deleteData: (visit) => askToDelete(parts, visit),
    gaps: (visit) => gaps(parts, visit),
    settings: (visit, change) => settings(parts, visit, change),
    digest: (visit, run) => digest(parts, visit, run),
    completeTimeZone: (typed, limit) => moderation.completeTimeZone(typed, limit),
    async manners(visit) {
      try {
        const { language, private: isPrivate } = await mannersOf(parts, visit);
        return { language, private: isPrivate };
      } catch (error) {
        parts.report(error);
        return { language: visit.locale ?? defaultLanguage, private: true };
      }
    },
    async isNamedModerator({ platform, community, person }) {
      return store.moderators.has(platform, community, await store.people.identify(platform, person));
    },
    chooseLanguage: (visit, language) => chooseLanguage(parts, visit, language),
    languageOf: (visit) => chosenLanguage(store, visit),
    tellFollowers: (platform, tell, ending) => tellFollowers(parts, platform, tell, ending),
    joined: (platform, community) => store.communities.rejoin(platform, community),
    left: (platform, community) => store.communities.leave(platform, community),
    channelGone: (place) => forgetChannel(parts, place),
    knownCommunities: (platform) => store.communities.list(platform),
    knownChannels: (platform, community) => knownChannels(parts, platform, community),
    sorry: (language) => textReply(language, COMMUNITY_WORDS[language].sorry),
  };
}
