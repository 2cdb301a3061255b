import { revoke, uninstall } from "../install.ts";
import type { Channel, Fields, Person } from "../types.ts";
import { directChannel } from "../web/direct.ts";
import { scopeFor } from "../web/method.ts";
import { viewShape } from "../web/shapes.ts";
import { type Sent, sentOf } from "./sent.ts";
import { bringEvent, channelIn, personIn, type Stage } from "./stage.ts";

export type Lifecycle = {
  /** Opens the app: its home tab, or its messages, which newer apps take as the beginning of a conversation. */
  openHome(user?: Person | string, tab?: "home" | "messages"): Sent;
  /** Begins a thread with the assistant, as older apps are told. */
  assistantThreadStarted(user?: Person | string, context?: { readonly channel?: Channel | string }): Sent;
  /** Somebody removes the app; its token dies at once. */
  appUninstalled(): void;
  /** The app's token is taken away. */
  tokensRevoked(): void;
  channelArchived(channel: Channel | string): Sent;
  channelUnarchived(channel: Channel | string): Sent;
  channelDeleted(channel: Channel | string): Sent;
  /** The bot is thrown out of a channel. */
  botRemoved(channel: Channel | string): Sent;
  /** The bot is invited into a channel. */
  botAdded(channel: Channel | string): Sent;
};

export function createLifecycle(stage: Stage): Lifecycle {
  const { world, workspace } = stage;
  const { ids } = world;

  function happened(
    user: string,
    events: readonly Fields[],
    more: { channel?: string; ts?: string; thread?: string },
  ): Sent {
    const order = ids.order();
    const deliveries = events.map((event) => bringEvent(stage, { ...event, event_ts: ids.timestamp() }));
    return sentOf(stage, { deliveries, user, order, ...more });
  }

  function inChannel(channel: Channel, wasMember: boolean, events: readonly Fields[]): Sent {
    const isHeardOf = wasMember && workspace.scopes.has(scopeFor(channel, "read"));
    const whole = events.map((event) => ({ channel: channel.id, ...event }));
    return happened(personIn(stage, undefined).id, isHeardOf ? whole : [], { channel: channel.id });
  }

  const isMember = (channel: Channel) => channel.members.has(workspace.botUserId);
  const family = (channel: Channel) => (channel.kind === "public" ? "channel" : "group");

  function changed(given: Channel | string, what: "archive" | "unarchive" | "deleted"): Sent {
    const channel = channelIn(stage, given);
    if (what === "deleted") channel.deleted = true;
    else channel.archived = what === "archive";
    return inChannel(channel, isMember(channel), [{ type: `${family(channel)}_${what}` }]);
  }

  return {
    openHome(user, tab = "home") {
      const person = personIn(stage, user);
      const channel = directChannel(world, workspace, person);
      const view = workspace.homes.get(person.id);
      const shown = tab === "home" && view !== undefined ? { view: viewShape(world, workspace, view) } : {};
      const event = { type: "app_home_opened", user: person.id, channel: channel.id, tab, ...shown };
      return happened(person.id, [event], { channel: channel.id });
    },
    assistantThreadStarted(user, { channel: seen } = {}) {
      const person = personIn(stage, user);
      const channel = directChannel(world, workspace, person);
      const ts = ids.timestamp();
      const context = seen === undefined ? {} : { channel_id: channelIn(stage, seen).id, team_id: workspace.id };
      const thread = { user_id: person.id, context, channel_id: channel.id, thread_ts: ts };
      const isTold = workspace.scopes.has("assistant:write");
      const event = { type: "assistant_thread_started", assistant_thread: thread };
      return happened(person.id, isTold ? [event] : [], { channel: channel.id, ts, thread: ts });
    },
    appUninstalled: () => uninstall(world, workspace),
    tokensRevoked: () => revoke(world, workspace),
    channelArchived: (channel) => changed(channel, "archive"),
    channelUnarchived: (channel) => changed(channel, "unarchive"),
    channelDeleted: (channel) => changed(channel, "deleted"),
    botRemoved(given) {
      const channel = channelIn(stage, given);
      const wasMember = channel.members.delete(workspace.botUserId);
      const left = { type: "member_left_channel", user: workspace.botUserId, channel_type: channel.id[0] };
      return inChannel(channel, wasMember, [{ type: `${family(channel)}_left` }, { ...left, team: workspace.id }]);
    },
    botAdded(given) {
      const channel = channelIn(stage, given);
      channel.members.add(workspace.botUserId);
      const joined = { type: "member_joined_channel", user: workspace.botUserId, channel_type: channel.id[0] };
      return inChannel(channel, true, [{ ...joined, team: workspace.id }]);
    },
  };
}
