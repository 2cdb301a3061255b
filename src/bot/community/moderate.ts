import type { Moderation } from "../digest/commands/moderation.ts";
import type { CommandReply, Moderator } from "../digest/commands/types.ts";
import type { Channel } from "../ports/channel.ts";
import { SHOWN_FROM_PEOPLE } from "../ports/people.ts";
import type { Obstacle, PostPurpose } from "../ports/poster.ts";
import type { SettingsChange } from "./community-bot.ts";
import { textReply } from "./manners.ts";
import { languageFor, nameOf, type Parts } from "./parts.ts";
import type { Block, Reply } from "./reply.ts";
import type { Visit } from "./visit.ts";
import { COMMUNITY_WORDS, type CommunityWords } from "./words/words.ts";

/** What moderators alone may do. Each asks here whether somebody is one, so that no platform can forget to. */

const SHOWN_MAX = 10;
const COUNTED_MAX = 1000;
const FEEDBACK_SINCE_MS = 90 * 24 * 60 * 60 * 1000;

/** What was asked in vain, and which answers didn't help. */
export async function gaps(parts: Parts, visit: Visit): Promise<Reply> {
  const language = await languageFor(parts, visit);
  const words = COMMUNITY_WORDS[language];
  if (visit.moderator !== "community") return textReply(language, refusalTo(visit, words));
  const { store, directory, clock } = parts;
  const { platform, community } = visit;
  const [shown, all, rated, comments] = await Promise.all([
    store.gaps.list(platform, community, { askersMin: SHOWN_FROM_PEOPLE, limit: SHOWN_MAX }),
    store.gaps.list(platform, community, { askersMin: 0, limit: COUNTED_MAX }),
    store.feedback.byEntry(platform, community, clock() - FEEDBACK_SINCE_MS),
    store.feedback.comments(platform, community, SHOWN_MAX),
  ]);
  const fewer = all.filter(({ askers }) => askers < SHOWN_FROM_PEOPLE).length;
  const unhelpful = rated.filter((entry) => entry.unhelpful > 0).slice(0, SHOWN_MAX);
  const titleOf = (entry: string) => directory.titleOf(entry, language);
  return {
    ...{ language, private: true, summary: words.gaps.title },
    blocks: [
      { kind: "heading", text: words.gaps.title },
      ...listOr(
        words.gaps.none,
        shown.map(({ text, askers, wanted }) => words.gaps.gap(text, askers, wanted)),
      ),
      ...(fewer > 0 ? [{ kind: "text" as const, text: words.gaps.fewer(fewer), quiet: true as const }] : []),
      ...section(
        words.gaps.unhelpful,
        unhelpful.map((each) => words.gaps.unhelpfulEntry(titleOf(each.entry), each.unhelpful, each.helpful)),
      ),
      ...section(
        words.gaps.comments,
        comments.map(({ entries, text }) => words.gaps.comment(entries.map(titleOf).join(", "), text)),
      ),
    ],
  };
}

/** Changes what is given, and shows what holds. */
export async function settings(parts: Parts, visit: Visit, change: SettingsChange = {}): Promise<Reply> {
  const language = await languageFor(parts, visit);
  const words = COMMUNITY_WORDS[language];
  if (visit.moderator !== "community") return textReply(language, refusalTo(visit, words));
  const { platform, community } = visit;
  const { addModerator, removeModerator, ...chosen } = change;
  const [refused] = await obstaclesIn(parts, visit, { noticesChannel: chosen.noticesChannel ?? null });
  if (refused?.isLasting === true) return textReply(language, refused.text[language]);
  if (Object.keys(chosen).length > 0) await parts.store.communities.write(platform, community, chosen);
  const said = [
    ...(addModerator === undefined ? [] : [await nameModerator(parts, visit, addModerator, words)]),
    ...(removeModerator === undefined ? [] : [await unnameModerator(parts, visit, removeModerator, words)]),
    ...(Object.keys(chosen).length > 0 ? [words.settings.changed] : []),
  ];
  const { communities, moderators } = parts.store;
  const [now, named] = await Promise.all([
    communities.read(platform, community),
    moderators.count(platform, community),
  ]);
  const obstacles = await obstaclesIn(parts, visit, now);
  const channelName = (channel: string) => nameOf(parts, { platform, community, channel });
  const items = [
    now.answerChannels === null
      ? words.settings.everywhere
      : words.settings.channels(now.answerChannels.map(channelName)),
    now.answerPrivately ? words.settings.privately : words.settings.publicly,
    words.settings.notices(now.noticesChannel === null ? null : channelName(now.noticesChannel)),
    words.settings.language(now.language),
    ...(named > 0 ? [words.settings.moderators(named)] : []),
  ];
  return {
    ...{ language, private: true, summary: [...said, words.settings.title].join(" ") },
    blocks: [
      ...said.map((text) => ({ kind: "text" as const, text })),
      { kind: "heading", text: words.settings.title },
      { kind: "list", items },
      ...obstacles.map(({ text }) => ({ kind: "text" as const, text: text[language] })),
    ],
  };
}

/** What keeps answers and notices from the channels that are chosen for them. */
async function obstaclesIn(
  { posterOf }: Parts,
  { platform, community }: Visit,
  { answerChannels, noticesChannel }: Pick<SettingsChange, "answerChannels" | "noticesChannel">,
): Promise<readonly Obstacle[]> {
  const poster = posterOf(platform);
  const ask = (channel: string, purpose: PostPurpose) => poster?.obstacle?.({ platform, community, channel }, purpose);
  const found = await Promise.all([
    ...(answerChannels ?? []).map((channel) => ask(channel, "answer")),
    noticesChannel ? ask(noticesChannel, "notice") : null,
  ]);
  return found.flatMap((obstacle) => obstacle ?? []);
}

/**
 * A channel is no more: its digest ends, and no setting names it any longer. Where it was the last one for answers, the
 * answers stay private until a moderator chooses another: nobody asked for answers everywhere.
 */
export async function forgetChannel({ store }: Parts, place: Channel): Promise<void> {
  const { platform, community, channel } = place;
  await store.subscriptions.remove({ platform, community, channel });
  const { answerChannels, noticesChannel } = await store.communities.read(platform, community);
  const change = {
    ...(answerChannels?.includes(channel) && { answerChannels: answerChannels.filter((each) => each !== channel) }),
    ...(noticesChannel === channel && { noticesChannel: null }),
  };
  if (Object.keys(change).length > 0) await store.communities.write(platform, community, change);
}

/** The channels that digests and settings of a community name. */
export async function knownChannels({ store }: Parts, platform: string, community: string): Promise<readonly string[]> {
  const [subscriptions, { answerChannels, noticesChannel }] = await Promise.all([
    store.subscriptions.list(platform, community),
    store.communities.read(platform, community),
  ]);
  const chosen = [...(answerChannels ?? []), ...(noticesChannel === null ? [] : [noticesChannel])];
  return [...new Set([...subscriptions.map(({ channel }) => channel), ...chosen])];
}

/** Runs a command of the digest's for the channel of the visit. */
export async function digest(
  parts: Parts,
  visit: Visit,
  run: (moderation: Moderation, moderator: Moderator) => Promise<CommandReply>,
): Promise<Reply> {
  const language = await languageFor(parts, visit);
  if (!visit.moderator) return textReply(language, COMMUNITY_WORDS[language].notModerator);
  const { platform, community, channel } = visit;
  const moderator: Moderator = {
    channel: { platform, community, channel },
    scope: visit.moderator,
    language,
    nameOf: (each) => nameOf(parts, each),
  };
  const { text, digest: shown } = await run(parts.moderation, moderator);
  if (shown === undefined || shown.empty !== null) return textReply(language, text);
  return { ...parts.digestReply(shown), private: true };
}

async function nameModerator({ store }: Parts, visit: Visit, person: string, words: CommunityWords): Promise<string> {
  const key = await store.people.identify(visit.platform, person);
  await store.moderators.add(visit.platform, visit.community, key);
  return words.settings.moderatorAdded(mention(person));
}

async function unnameModerator({ store }: Parts, visit: Visit, person: string, words: CommunityWords): Promise<string> {
  const key = await store.people.identify(visit.platform, person);
  const removed = await store.moderators.remove(visit.platform, visit.community, key);
  return removed ? words.settings.moderatorRemoved(mention(person)) : words.settings.noSuchModerator(mention(person));
}

/** Whoever moderates a channel alone is told that this isn't the channel's matter. */
function refusalTo({ moderator }: Visit, { notModerator, notOfCommunity }: CommunityWords): string {
  return moderator === "channel" ? notOfCommunity : notModerator;
}

/** Both platforms know this form; escaped it pings nobody, and the moderator recognises the id. */
const mention = (person: string) => `<@${person}>`;

function section(title: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "heading", text: title },
    { kind: "list", items },
  ];
}

function listOr(none: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [{ kind: "text", text: none }] : [{ kind: "list", items }];
}
