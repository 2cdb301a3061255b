import type { Platform } from "../platform.ts";
import { MESSAGE } from "../protocol.ts";
import { directChannel } from "../rest/routes/channels.ts";
import { react } from "../rest/routes/messages.ts";
import type { WaitOptions } from "../signal.ts";
import { createMessage } from "../state/messages.ts";
import type { Channel, Message } from "../state/world.ts";
import type { Guilds } from "./guilds.ts";
import type { Doing, Home } from "./interacting.ts";
import type { Person } from "./people.ts";
import { type Shown, shown } from "./shown.ts";

export type Who = Pick<Doing, "user" | "channel">;

/** What people write. */
export type Talking = {
  /** A message that isn't addressed to the bot. */
  say(text: string, who?: Who): Message;
  /** A message that begins with a mention of the bot. */
  mention(text: string, who?: Who): Message;
  directMessage(text: string, who?: Pick<Who, "user">): Message;
  /** A reply; `ping` (default true) mentions the author of what is replied to. */
  reply(to: Message, text: string, how?: Pick<Who, "user"> & { readonly ping?: boolean }): Message;
  react(message: Message, emoji: string, who?: Pick<Who, "user">): void;
  /** The bot's conversation with somebody. */
  conversationWith(person: Person): Channel;
  /** What the bot wrote in a channel, in order. */
  messagesOfBot(channel?: Channel): readonly Shown[];
  /** Waits for the bot's first message after somebody's: in the same channel, or in the thread that grew from it. */
  answerTo(message: Message, wait?: WaitOptions): Promise<Shown>;
};

export function createTalking(platform: Platform, guilds: Guilds, home: Home): Talking {
  const { world, signal } = platform;
  const write = (channel: Channel, person: Person, content: string, repliesTo?: Message, ping = true) => {
    const guild = world.guilds.get(channel.guildId ?? "");
    if (guild !== undefined) guilds.join(guild, person);
    const body = { content, allowed_mentions: { parse: ["users", "roles", "everyone"], replied_user: ping } };
    return createMessage(platform, { channel, author: person.user, body, ...(repliesTo && { repliesTo }) });
  };
  const channelOf = (message: Message): Channel => {
    const channel = world.channels.get(message.channel_id);
    if (channel === undefined) throw new Error(`The channel of message ${message.id} is gone.`);
    return channel;
  };
  const ofBot = (channel: Channel | undefined) =>
    [...(channel?.messages.values() ?? [])].filter(
      ({ author, type }) => author.id === world.bot.id && type !== MESSAGE.threadStarter,
    );
  const say = (text: string, { user = home.person, channel = home.channel }: Who = {}) => write(channel, user, text);
  return {
    say,
    mention: (text, who) => say(`<@${world.bot.id}> ${text}`, who),
    directMessage: (text, { user = home.person } = {}) => write(directChannel(platform, user.id), user, text),
    reply: (to, text, { user = home.person, ping = true } = {}) => write(channelOf(to), user, text, to, ping),
    react: (message, emoji, { user = home.person } = {}) =>
      react(platform, channelOf(message), message, user.id, emoji),
    conversationWith: (person) => directChannel(platform, person.id),
    messagesOfBot: (channel = home.channel) => ofBot(channel).map(shown),
    answerTo(message, wait) {
      const after = BigInt(message.id);
      const find = () => {
        const places = [world.channels.get(message.channel_id), world.channels.get(message.id)];
        const found = places.flatMap(ofBot).find(({ id }) => BigInt(id) > after);
        return found === undefined ? undefined : shown(found);
      };
      return signal.until(find, { what: `the answer to “${message.content}”`, ...wait });
    },
  };
}
