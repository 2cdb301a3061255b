import type { Language } from "../../knowledge/pack/types.ts";
import type { Gap } from "../ports/gaps.ts";
import { isOurs } from "../ports/handled-events.ts";
import { type PersonKey, SHOWN_FROM_PEOPLE } from "../ports/people.ts";
import { textReply } from "./manners.ts";
import type { Parts } from "./parts.ts";
import type { Reply } from "./reply.ts";
import type { Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** Namespace of the vault: who is told when a gap is filled, by `gap/person`. */
export const FOLLOWERS = "tell-me";
const DAY_MS = 24 * 60 * 60 * 1000;
const FOLLOWED_DAYS = 90;
/** One process tells the moderators; were it to die meanwhile, the next press tells them. */
const NOTICE_LEASE_MS = 60_000;

/** Where somebody is told: what the platform needs to write to the person. Kept encrypted. */
export type FollowerAddress = {
  readonly platform: string;
  readonly community: string;
  readonly person: string;
  /** It is forgotten then, told or not. Milliseconds since 1970. */
  readonly untilMs: number;
};

/** “Tell the editors.” */
export async function want(parts: Parts, visit: Visit, id: string, language: Language): Promise<Reply> {
  const { people, gaps } = parts.store;
  const words = COMMUNITY_WORDS[language];
  const isThere = await gaps.want(id, await people.identify(visit.platform, visit.person));
  const gap = isThere ? await gaps.find(id) : undefined;
  if (gap === undefined) return textReply(language, words.gone);
  tellModerators(parts, gap).catch(parts.report);
  return textReply(language, words.toldEditors(gap.wanted));
}

/** “Tell me when it is answered.” */
export async function follow(parts: Parts, visit: Visit, id: string, language: Language): Promise<Reply> {
  const { people, gaps, vault } = parts.store;
  const words = COMMUNITY_WORDS[language];
  const person = await people.identify(visit.platform, visit.person);
  if (!(await gaps.want(id, person))) return textReply(language, words.gone);
  const { platform, community } = visit;
  const untilMs = parts.clock() + FOLLOWED_DAYS * DAY_MS;
  const address: FollowerAddress = { platform, community, person: visit.person, untilMs };
  await vault.put({
    ...{ namespace: FOLLOWERS, key: followerKey(id, person), person },
    bytes: new TextEncoder().encode(JSON.stringify(address)),
    expiresAtMs: untilMs,
  });
  const text = words.willTell(FOLLOWED_DAYS);
  return {
    ...{ language, private: true, summary: text },
    blocks: [
      { kind: "text", text },
      {
        kind: "buttons",
        label: null,
        buttons: [{ label: words.takeBack, action: { kind: "unfollow", gap: id, language } }],
      },
    ],
  };
}

export async function unfollow(parts: Parts, visit: Visit, id: string, language: Language): Promise<Reply> {
  const person = await parts.store.people.identify(visit.platform, visit.person);
  await parts.store.vault.remove(FOLLOWERS, followerKey(id, person));
  return textReply(language, COMMUNITY_WORDS[language].willNotTell);
}

const followerKey = (gap: string, person: PersonKey): string => `${gap}/${person}`;

/** The gap that a key of the namespace is about. */
export const gapOfFollower = (key: string): string => key.slice(0, key.indexOf("/"));

/** Once a gap, when as many people want it as its text may be shown from on. */
async function tellModerators({ store, posterOf, defaultLanguage }: Parts, gap: Gap): Promise<void> {
  const { id, platform, community, text, wanted } = gap;
  if (wanted < SHOWN_FROM_PEOPLE) return;
  const { noticesChannel, language } = await store.communities.read(platform, community);
  const poster = posterOf(platform);
  if (noticesChannel === null || poster === undefined) return;
  const keys = [`gap-wanted/${id}`];
  if (!isOurs(await store.handledEvents.begin(keys, NOTICE_LEASE_MS))) return;
  const words = COMMUNITY_WORDS[language ?? defaultLanguage];
  try {
    await poster.notify({ platform, community, channel: noticesChannel }, words.wanted(text, wanted));
  } catch (error) {
    // Whoever wants it next brings it about again.
    await store.handledEvents.release(keys);
    throw error;
  }
  await store.handledEvents.finish(keys);
}
