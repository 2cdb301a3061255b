import { type Bell, createBell } from "./bell.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createIds, type Ids } from "./ids.ts";
import { createJournal, type Journal } from "./journal.ts";
import type { Settings } from "./options.ts";
import type { Channel, Fields, Message, Workspace } from "./types.ts";

/** Whose token it is, and whether it still opens anything. */
export type TokenState = { readonly workspace: Workspace; state: "active" | "revoked" | "inactive" };

export type Trigger = { readonly workspace: Workspace; readonly user: string; readonly atMs: number; used: boolean };

export type ResponseUrl = {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly user: string;
  /** The message that was pressed, which `replace_original` means. */
  readonly original: string | undefined;
  readonly atMs: number;
  uses: number;
};

/** What happened, for those who make events of it. */
export type Happening =
  | { readonly kind: "posted"; readonly workspace: Workspace; readonly message: Message }
  | {
      readonly kind: "changed" | "deleted";
      readonly workspace: Workspace;
      readonly message: Message;
      /** As events show it. */
      readonly previous: Fields;
    }
  | { readonly kind: "tokens-revoked"; readonly workspace: Workspace }
  | { readonly kind: "uninstalled"; readonly workspace: Workspace };

/** All that the double knows. The Web API and the driver change it; deliveries only hear of it. */
export type World = {
  readonly settings: Settings;
  readonly ids: Ids;
  readonly bell: Bell;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly appId: string;
  readonly appToken: string;
  readonly workspaces: Map<string, Workspace>;
  readonly tokens: Map<string, TokenState>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly listeners: Set<(happening: Happening) => void>;
  /** `http://127.0.0.1:PORT`, once it listens. */
  origin: string;
};

export function createWorld(settings: Settings): World {
  const ids = createIds(settings.now);
  const bell = createBell();
  const appId = ids.next("A");
  return {
    ...{ settings, ids, bell, appId },
    journal: createJournal(settings, ids, bell),
    faults: createFaults(settings),
    appToken: `xapp-1-${appId}-double`,
    workspaces: new Map(),
    tokens: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    listeners: new Set(),
    origin: "",
  };
}

export function tell(world: World, happening: Happening): void {
  for (const listener of world.listeners) listener(happening);
}

export type NewMessage = Pick<Message, "user" | "text" | "via"> &
  Partial<Pick<Message, "blocks" | "metadata" | "threadTs" | "ephemeralTo" | "botId">>;

/** Puts a message into a channel. */
export function addMessage(world: World, workspace: Workspace, channel: Channel, added: NewMessage): Message {
  const { ids, settings, journal } = world;
  const message: Message = {
    team: workspace.id,
    channel: channel.id,
    ts: ids.timestamp(),
    order: ids.order(),
    atMs: settings.now(),
    reactions: new Map(),
    editedTs: undefined,
    botId: undefined,
    threadTs: undefined,
    ephemeralTo: undefined,
    metadata: undefined,
    ...added,
    blocks: withBlockIds(added.blocks ?? []),
  };
  channel.messages.set(message.ts, message);
  if (message.threadTs !== undefined) {
    const thread = channel.threads.get(message.threadTs) ?? [];
    thread.push(message);
    channel.threads.set(message.threadTs, thread);
  }
  forgetOld(channel, settings.messagesKept);
  if (message.botId !== undefined) {
    journal.counts.posted += 1;
    tell(world, { kind: "posted", workspace, message });
  }
  ringFor(world, workspace, message);
  return message;
}

export function removeMessage(channel: Channel, message: Message): void {
  channel.messages.delete(message.ts);
  const thread = message.threadTs === undefined ? undefined : channel.threads.get(message.threadTs);
  if (thread === undefined || message.threadTs === undefined) return;
  thread.splice(thread.indexOf(message), 1);
  if (thread.length === 0) channel.threads.delete(message.threadTs);
}

function forgetOld(channel: Channel, kept: number): void {
  for (const message of channel.messages.values()) {
    if (channel.messages.size <= kept) return;
    removeMessage(channel, message);
  }
}

/** Slack gives each block that comes without an id one of its own. */
export function withBlockIds(blocks: readonly Fields[]): readonly Fields[] {
  return blocks.map((block, index) =>
    block.block_id === undefined ? { ...block, block_id: `block-${index}` } : block,
  );
}

/** Rung when a message of the channel, or of the thread if one is named, comes or changes. */
export const messagesKey = (workspace: Workspace, channel: string, thread = "") =>
  `messages/${workspace.id}/${channel}/${thread}`;

/** Who waits for a thread isn't woken by the whole channel: thousands may wait. */
export function ringFor({ bell }: World, workspace: Workspace, { channel, threadTs }: Message): void {
  bell.ring(messagesKey(workspace, channel));
  if (threadTs !== undefined) bell.ring(messagesKey(workspace, channel, threadTs));
}

export const viewKey = (workspace: Workspace) => `view/${workspace.id}`;

/** A trigger_id, with which a view may be opened soon after what this person did. */
export function newTrigger(world: World, workspace: Workspace, user: string): string {
  const { ids, settings, triggers } = world;
  forgetBefore(triggers, settings.now() - 10 * settings.triggerLivesMs);
  const id = `${ids.next("TR")}.${workspace.id}`;
  triggers.set(id, { workspace, user, atMs: settings.now(), used: false });
  return id;
}

export function newResponseUrl(world: World, given: Omit<ResponseUrl, "atMs" | "uses">, livesMs: number): string {
  const { ids, settings, responseUrls, origin } = world;
  forgetBefore(responseUrls, settings.now() - 2 * livesMs);
  const id = ids.next("RU");
  responseUrls.set(id, { ...given, atMs: settings.now(), uses: 0 });
  return `${origin}/response/${id}`;
}

/** Entries are in the order of their times, so the first that is young enough ends it. */
function forgetBefore(entries: Map<string, { readonly atMs: number }>, atMs: number): void {
  for (const [id, entry] of entries) {
    if (entry.atMs >= atMs) return;
    entries.delete(id);
  }
}
