import { ChannelType, PermissionFlagsBits } from "discord.js";
import type { Obstacle, PostPurpose } from "../../../bot/ports/poster.ts";
import type { Sight } from "../gateway/channels.ts";
import type { DiscordApi } from "../rest/api.ts";
import { isAccessRefused } from "../rest/errors.ts";
import { type PermissionWords, WORDS } from "../words/words.ts";

type Permission = keyof PermissionWords;

const TO_SPEAK = ["ViewChannel", "SendMessages"] as const;
/** Without the history a digest that may have been posted can't be found. */
const TO_POST_DIGESTS = [...TO_SPEAK, "ReadMessageHistory"] as const;
const NEEDED: Readonly<Record<PostPurpose, readonly Permission[]>> = {
  notice: TO_SPEAK,
  digest: TO_POST_DIGESTS,
  "digest-with-thread": [...TO_POST_DIGESTS, "CreatePublicThreads"],
  answer: [...TO_SPEAK, "SendMessagesInThreads"],
};
/** In a forum all is said in threads: there the right to send messages is that to begin one. */
const TO_ANSWER_IN_POSTS = ["ViewChannel", "SendMessagesInThreads"] as const;
/** They take posts, or nothing at all. A post has no nonce, so a digest there could come twice. */
const WITHOUT_MESSAGES: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildCategory,
]);

export type Looking = {
  readonly api: Pick<DiscordApi, "channel">;
  readonly sightOf: (channel: string) => Sight;
  readonly nameOf: (channel: string) => string;
};

/** What keeps messages from a channel, as the gateway tells it, and of hidden channels Discord itself. Never rejects. */
export async function obstacleIn(
  { api, sightOf, nameOf }: Looking,
  channel: string,
  purpose: PostPurpose,
): Promise<Obstacle | null> {
  const sight = sightOf(channel);
  if (sight === "not-yet") return null;
  if (sight === "unknown") return (await isHidden(api, channel)) ? lacking(nameOf(channel), ["ViewChannel"]) : null;
  const hasPosts = WITHOUT_MESSAGES.has(sight.type);
  if (hasPosts && purpose !== "answer") {
    const { it, en } = WORDS;
    const name = nameOf(channel);
    return { isLasting: true, text: { it: it.takesNoMessages(name), en: en.takesNoMessages(name) } };
  }
  const needed = hasPosts ? TO_ANSWER_IN_POSTS : NEEDED[purpose];
  const missing = needed.filter((permission) => !sight.may(PermissionFlagsBits[permission]));
  return missing.length === 0 ? null : lacking(nameOf(channel), missing);
}

function lacking(name: string, permissions: readonly Permission[]): Obstacle {
  const { it, en } = WORDS;
  return {
    isLasting: false,
    text: { it: it.lacksPermissions(name, permissions), en: en.lacksPermissions(name, permissions) },
  };
}

/** Whatever else is the matter shows when something is posted. */
function isHidden(api: Looking["api"], channel: string): Promise<boolean> {
  return api.channel(channel).then(() => false, isAccessRefused);
}
