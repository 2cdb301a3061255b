import type { Language, Pack } from "../../knowledge/pack/types.ts";
import type { Bot } from "../bot.ts";
import type { Moderation } from "../digest/commands/moderation.ts";
import type { Channel } from "../ports/channel.ts";
import type { Poster } from "../ports/poster.ts";
import type { Store } from "../ports/store.ts";
import type { DigestReply } from "./digest-reply.ts";
import type { Directory } from "./directory.ts";
import type { Visit } from "./visit.ts";

export type CommunityStore = Pick<
  Store,
  | "activity"
  | "communities"
  | "conversations"
  | "feedback"
  | "gaps"
  | "handledEvents"
  | "moderators"
  | "people"
  | "preferences"
  | "subscriptions"
  | "threads"
  | "vault"
>;

/** What the calls of a community's bot share. */
export type Parts = {
  readonly bot: Bot;
  readonly packs: readonly Pack[];
  readonly store: CommunityStore;
  readonly moderation: Moderation;
  readonly directory: Directory;
  readonly digestReply: DigestReply;
  /** The posters of this process, by platform. */
  readonly posterOf: (platform: string) => Poster | undefined;
  readonly defaultLanguage: Language;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Takes what failed after the reply was made. */
  readonly report: (error: unknown) => void;
};

/** The language for what isn't an answer: what the person chose, her client's, the community's. */
export async function languageFor({ store, defaultLanguage }: Parts, visit: Visit): Promise<Language> {
  const chosen = await chosenLanguage(store, visit);
  if (chosen !== null) return chosen;
  if (visit.locale !== undefined) return visit.locale;
  return (await store.communities.read(visit.platform, visit.community)).language ?? defaultLanguage;
}

/** What the person chose to be answered in; null where she never did. */
export async function chosenLanguage(
  { people, preferences }: Pick<CommunityStore, "people" | "preferences">,
  { platform, person }: Pick<Visit, "platform" | "person">,
): Promise<Language | null> {
  return (await preferences.read(await people.identify(platform, person)))?.language ?? null;
}

/** A channel as its platform names it in a text. */
export function nameOf({ posterOf }: Parts, channel: Channel): string {
  return posterOf(channel.platform)?.nameOf(channel) ?? channel.channel;
}
