import type { Delivery } from "../delivery/types.ts";
import type { Channel, Fields, Message, MessageReference, Person } from "../types.ts";
import { directChannel } from "../web/direct.ts";
import { scopeFor } from "../web/method.ts";
import { messageShape } from "../web/shapes.ts";
import { addMessage, removeMessage } from "../world.ts";
import { type Sent, sentOf } from "./sent.ts";
import { bringEvent, channelIn, messageIn, personIn, type Stage } from "./stage.ts";

/** Who writes where; by default the first person in the first channel. */
export type Place = {
  readonly channel?: Channel | string;
  readonly user?: Person | string;
  /** The message that the thread hangs on, or its timestamp. */
  readonly thread?: MessageReference | string;
};

export type Mention = Place & {
  /** The events that come of it, in this order; by default what the app's scopes let through, app_mention first. */
  readonly events?: readonly ("app_mention" | "message")[];
  /** For each of the events the connection or address that it goes to. */
  readonly replicas?: readonly number[];
};

/** Texts are as Slack sends them: what people type is escaped already, and a person is `<@U…>`. */
export type Messages = {
  /** Mentions the bot in a channel; its mention is put in front where the text has none. */
  mention(text: string, options?: Mention): Sent;
  /** Writes to the bot alone. */
  directMessage(text: string, options?: Omit<Place, "channel">): Sent;
  /** Writes in a thread, without a mention. */
  threadMessage(text: string, options: Place & Required<Pick<Place, "thread">>): Sent;
  /** Writes into a channel, without a mention. */
  channelMessage(text: string, options?: Omit<Place, "thread">): Sent;
  edit(message: MessageReference, text: string): Sent;
  /** Takes a message back. */
  unsend(message: MessageReference): Sent;
  /** Adds a reaction, `:mute:` or `mute`. */
  react(name: string, message: MessageReference, options?: Pick<Place, "user">): Sent;
  unreact(name: string, message: MessageReference, options?: Pick<Place, "user">): Sent;
};

const CHANNEL_TYPES = { public: "channel", private: "group", direct: "im", group: "mpim" } as const;

export function createMessages(stage: Stage): Messages {
  const { world, workspace } = stage;
  const { ids } = world;

  function write(channel: Channel, person: Person, text: string, thread: Place["thread"]): Message {
    const threadTs = typeof thread === "object" ? rootOf(thread) : thread;
    return addMessage(world, workspace, channel, {
      user: person.id,
      text,
      via: "person",
      ...(threadTs && { threadTs }),
    });
  }

  function rootOf({ channel, ts }: MessageReference): string {
    return workspace.channels.get(channel)?.messages.get(ts)?.threadTs ?? ts;
  }

  const isHeard = (channel: Channel) =>
    channel.members.has(workspace.botUserId) && workspace.scopes.has(scopeFor(channel, "history"));

  function eventsOf(channel: Channel): readonly ("app_mention" | "message")[] {
    const isMentioned = channel.members.has(workspace.botUserId) && workspace.scopes.has("app_mentions:read");
    return [...(isMentioned ? (["app_mention"] as const) : []), ...(isHeard(channel) ? (["message"] as const) : [])];
  }

  function sent(message: Message, deliveries: readonly Delivery[], thread: string | undefined): Sent {
    const { channel, ts, user, order } = message;
    return sentOf(stage, { ...{ channel, ts, user, order, thread, deliveries } });
  }

  function plain(channel: Channel, person: Person, text: string, thread: Place["thread"]): Sent {
    const message = write(channel, person, text, thread);
    const deliveries = isHeard(channel) ? [bringEvent(stage, messageEvent(stage, channel, message))] : [];
    const isAnywhere = channel.kind === "direct" && message.threadTs === undefined;
    return sent(message, deliveries, isAnywhere ? undefined : (message.threadTs ?? message.ts));
  }

  /** An event about a message that was there before. */
  function about(channel: Channel, user: string, event: Fields, isDelivered: boolean, ts: string): Sent {
    const deliveries = isDelivered ? [bringEvent(stage, { ...event, event_ts: ids.timestamp() })] : [];
    return sentOf(stage, { deliveries, user, order: ids.order(), channel: channel.id, ts });
  }

  function change(
    reference: MessageReference,
    subtype: "message_changed" | "message_deleted",
    apply: (channel: Channel, message: Message) => void,
  ): Sent {
    const channel = channelIn(stage, reference.channel);
    const message = messageIn(stage, reference);
    const previous = messageShape(world, message, true);
    apply(channel, message);
    const event = changeEvent(stage, channel, message, subtype, previous);
    return about(channel, message.user, event, isHeard(channel), message.ts);
  }

  function reaction(
    type: "reaction_added" | "reaction_removed",
    name: string,
    on: MessageReference,
    by: Place["user"],
  ) {
    const person = personIn(stage, by);
    const message = messageIn(stage, on);
    const plainName = name.replaceAll(":", "");
    const users = message.reactions.get(plainName) ?? new Set();
    if (type === "reaction_added") message.reactions.set(plainName, users.add(person.id));
    else users.delete(person.id);
    const channel = channelIn(stage, on.channel);
    const item = { type: "message", channel: channel.id, ts: message.ts };
    const event = { type, user: person.id, reaction: plainName, item_user: message.user, item };
    const isHeardOf = workspace.scopes.has("reactions:read") && channel.members.has(workspace.botUserId);
    return about(channel, person.id, event, isHeardOf, message.ts);
  }

  return {
    mention(text, { channel, user, thread, events, replicas = [] } = {}) {
      const place = channelIn(stage, channel);
      const bot = `<@${workspace.botUserId}>`;
      const message = write(place, personIn(stage, user), text.includes(bot) ? text : `${bot} ${text}`, thread);
      const deliveries = (events ?? eventsOf(place)).map((type, index) => {
        const event = messageEvent(stage, place, message);
        const { channel_type: _, ...mention } = { ...event, type } as Fields;
        return bringEvent(stage, type === "message" ? event : mention, replicas[index]);
      });
      return sent(message, deliveries, message.threadTs ?? message.ts);
    },
    directMessage(text, { user, thread } = {}) {
      const person = personIn(stage, user);
      return plain(directChannel(world, workspace, person), person, text, thread);
    },
    threadMessage: (text, { channel, user, thread }) =>
      plain(channelIn(stage, channel), personIn(stage, user), text, thread),
    channelMessage: (text, { channel, user } = {}) =>
      plain(channelIn(stage, channel), personIn(stage, user), text, undefined),
    edit: (reference, text) =>
      change(reference, "message_changed", (_channel, message) => {
        message.text = text;
        message.editedTs = ids.timestamp();
      }),
    unsend: (reference) => change(reference, "message_deleted", removeMessage),
    react: (name, message, { user } = {}) => reaction("reaction_added", name, message, user),
    unreact: (name, message, { user } = {}) => reaction("reaction_removed", name, message, user),
  };
}

/** The event that comes of a message that was changed or deleted. */
export function changeEvent(
  stage: Stage,
  channel: Channel,
  message: Message,
  subtype: "message_changed" | "message_deleted",
  previous: Fields,
): Fields {
  const ts = stage.world.ids.timestamp();
  return {
    ...{ type: "message", subtype, hidden: true, ts, event_ts: ts },
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
    previous_message: previous,
    ...(subtype === "message_changed"
      ? { message: messageShape(stage.world, message, true) }
      : { deleted_ts: message.ts }),
  };
}

/** The event that a message makes where the app may read the channel. */
export function messageEvent({ world, workspace }: Stage, channel: Channel, message: Message): Fields {
  const parent = message.threadTs === undefined ? undefined : channel.messages.get(message.threadTs);
  return {
    ...messageShape(world, message, true),
    channel: channel.id,
    channel_type: CHANNEL_TYPES[channel.kind],
    team: workspace.id,
    event_ts: message.ts,
    ...(message.botId === undefined && { client_msg_id: `client-${message.order}` }),
    ...(parent !== undefined && { parent_user_id: parent.user }),
  };
}
