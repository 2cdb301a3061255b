import type { Channel, ChannelKind, Person, Workspace } from "../types.ts";
import type { World } from "../world.ts";

const PREFIXES = { public: "C", private: "C", direct: "D", group: "G" } as const;

export type NewChannel = {
  readonly id?: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly creator?: string;
};

export function addChannel(world: World, workspace: Workspace, added: NewChannel, members: Iterable<string>): Channel {
  const channel: Channel = {
    id: added.id ?? world.ids.next(PREFIXES[added.kind]),
    name: added.name,
    kind: added.kind,
    creator: added.creator,
    members: new Set(members),
    messages: new Map(),
    threads: new Map(),
    archived: false,
    deleted: false,
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}

/** The direct messages between the app and a person, begun where there were none. */
export function directChannel(world: World, workspace: Workspace, person: Person): Channel {
  const name = `direct-${person.id}`;
  for (const channel of workspace.channels.values()) if (channel.name === name) return channel;
  return addChannel(world, workspace, { name, kind: "direct" }, [workspace.botUserId, person.id]);
}
