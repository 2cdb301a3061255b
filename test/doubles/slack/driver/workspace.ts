import type { Deliveries } from "../delivery/deliveries.ts";
import { install } from "../install.ts";
import type { Channel, ChannelKind, Message, Person, View, Workspace } from "../types.ts";
import { addChannel, directChannel } from "../web/direct.ts";
import { viewKey, type World } from "../world.ts";
import { createInteractions, type Interactions } from "./interactions.ts";
import { createLifecycle, type Lifecycle } from "./lifecycle.ts";
import { createMessages, type Messages } from "./messages.ts";
import { channelIn, personIn, type Stage } from "./stage.ts";

export type NewWorkspace = {
  readonly id?: string;
  readonly name?: string;
  /** What the app may do; by default everything but reading along in channels. */
  readonly scopes?: readonly string[];
  /** False: the app gets in by OAuth only. Default true. */
  readonly installed?: boolean;
};

export type NewPerson = Partial<Omit<Person, "id">> & { readonly id?: string };

export type NewPlace = {
  readonly id?: string;
  readonly kind?: ChannelKind;
  /** A person's id. */
  readonly creator?: string;
  /** Default: everybody there is, and the bot. */
  readonly members?: readonly (Person | string)[];
  /** Whether the bot is a member; default true. */
  readonly withBot?: boolean;
};

/** A workspace, and what its people can do. It begins with one person and the public channel `general`. */
export type WorkspaceDriver = Messages &
  Interactions &
  Lifecycle & {
    readonly id: string;
    /** Throws where the app isn't installed. */
    readonly botToken: string;
    readonly isInstalled: boolean;
    readonly botUserId: string;
    readonly botId: string;
    readonly scopes: Set<string>;
    /** The first person. */
    readonly user: Person;
    /** The first channel. */
    readonly general: Channel;
    addPerson(person?: NewPerson): Person;
    addChannel(name: string, options?: NewPlace): Channel;
    directChannel(user?: Person | string): Channel;
    /** Messages of a channel in their order, ephemeral ones included. */
    messages(channel: Channel | string): readonly Message[];
    /** The home tab of a person, once it is published. */
    home(user?: Person | string, withinMs?: number): Promise<View>;
    /** What an assistant's thread shows while it works; undefined where it shows nothing. */
    status(channel: Channel | string, thread: string): string | undefined;
    /** Installs the app again, with more scopes. */
    reinstall(scopes: readonly string[]): void;
    /** The state behind it. */
    readonly state: Workspace;
  };

export const DEFAULT_SCOPES: readonly string[] = [
  ...["app_mentions:read", "assistant:write", "channels:join", "channels:read", "chat:write", "commands"],
  ...["groups:read", "im:history", "im:read", "im:write", "reactions:read", "reactions:write", "team:read"],
  "users:read",
];

export function createWorkspace(world: World, deliveries: Deliveries, added: NewWorkspace): WorkspaceDriver {
  const { ids, settings, bell } = world;
  const id = added.id ?? ids.next("T");
  const workspace: Workspace = {
    id,
    name: added.name ?? `Workspace ${id}`,
    domain: id.toLowerCase(),
    botUserId: ids.next("U"),
    botId: ids.next("B"),
    scopes: new Set(),
    people: new Map(),
    channels: new Map(),
    views: new Map(),
    homes: new Map(),
    statuses: new Map(),
    token: undefined,
  };
  world.workspaces.set(id, workspace);
  const { scopes = DEFAULT_SCOPES, installed = true } = added;
  if (installed) install(world, workspace, scopes);
  const stage: Stage = { world, workspace, deliveries };

  function addPerson(person: NewPerson = {}): Person {
    const personId = person.id ?? ids.next("U");
    const name = person.name ?? `person-${personId.slice(-3).toLowerCase()}`;
    const defaults = { realName: name, locale: "en-GB", timeZone: "Europe/Rome", isBot: false, isAdmin: false };
    const whole: Person = { ...defaults, ...person, id: personId, name };
    workspace.people.set(whole.id, whole);
    for (const channel of workspace.channels.values()) if (channel.name === "general") channel.members.add(whole.id);
    return whole;
  }

  function addPlace(name: string, { kind = "public", withBot = true, members, ...rest }: NewPlace = {}): Channel {
    const people = members?.map((each) => personIn(stage, each).id) ?? [...workspace.people.keys()];
    const everybody = withBot ? [workspace.botUserId, ...people] : people;
    return addChannel(world, workspace, { name, kind, ...rest }, everybody);
  }

  const user = addPerson();
  const general = addPlace("general", { withBot: installed });

  return {
    ...createMessages(stage),
    ...createInteractions(stage),
    ...createLifecycle(stage),
    ...{ id, user, general, addPerson, addChannel: addPlace, state: workspace },
    botUserId: workspace.botUserId,
    botId: workspace.botId,
    scopes: workspace.scopes,
    get botToken() {
      if (workspace.token === undefined) throw new Error(`The app isn't installed in ${id}.`);
      return workspace.token;
    },
    get isInstalled() {
      return workspace.token !== undefined;
    },
    directChannel: (given) => directChannel(world, workspace, personIn(stage, given)),
    messages: (channel) => [...channelIn(stage, channel).messages.values()],
    home(given, withinMs = settings.waitMs) {
      const person = personIn(stage, given);
      return bell.until(
        viewKey(workspace),
        () => workspace.homes.get(person.id),
        withinMs,
        () => "a home tab",
      );
    },
    status: (channel, thread) => workspace.statuses.get(`${channelIn(stage, channel).id}/${thread}`),
    reinstall: (more) => void install(world, workspace, more),
  };
}
