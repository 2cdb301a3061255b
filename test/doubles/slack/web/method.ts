import { isFields } from "../checks/reporter.ts";
import { type Breach, type Channel, type Fields, type Person, SlackError, type Workspace } from "../types.ts";
import type { World } from "../world.ts";

/** A call that was let in. */
export type Call = {
  readonly world: World;
  readonly workspace: Workspace;
  readonly method: string;
  readonly fields: Fields;
};

/** One method of the Web API for a bot's token. */
export type Method = {
  /** Any one of these is enough; none, where nothing is needed. */
  readonly scopes: (call: Call) => readonly string[];
  /** The answer without `ok`. Throws a `SlackError` in its place. */
  readonly run: (call: Call) => Fields;
};

export type Methods = ReadonlyMap<string, Method>;

export const needs =
  (...scopes: readonly string[]) =>
  (): readonly string[] =>
    scopes;

const SCOPE_FAMILIES = { public: "channels", private: "groups", direct: "im", group: "mpim" } as const;

/** `history` of a direct message → im:history. Where there is no such channel: any of the four. */
export const needsForChannel =
  (right: "read" | "history") =>
  ({ workspace, fields }: Call): readonly string[] => {
    const channel = workspace.channels.get(text(fields, "channel"));
    return channel === undefined
      ? Object.values(SCOPE_FAMILIES).map((family) => `${family}:${right}`)
      : [scopeFor(channel, right)];
  };

export const scopeFor = (channel: Pick<Channel, "kind">, right: "read" | "history") =>
  `${SCOPE_FAMILIES[channel.kind]}:${right}`;

/** A string argument; empty where it is missing. */
export function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}

export function requiredText(fields: Fields, name: string): string {
  const value = text(fields, name);
  if (value === "") throw invalid(`missing required field: ${name}`, `/${name}`);
  return value;
}

export function whole(fields: Fields, name: string, otherwise: number): number {
  const value = Number(fields[name] ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw invalid(`must be a whole number: ${name}`, `/${name}`);
  return value;
}

export function invalid(detail: string, pointer: string): SlackError {
  return new SlackError("invalid_arguments", messages([`${detail} [json-pointer:${pointer}]`]));
}

/** A channel that the app can see. Throws `channel_not_found`. */
export function channelOf({ workspace, fields }: Call, name = "channel"): Channel {
  const channel = workspace.channels.get(text(fields, name));
  if (channel === undefined || channel.deleted) throw new SlackError("channel_not_found");
  const isHidden = channel.kind !== "public" && !channel.members.has(workspace.botUserId);
  if (isHidden) throw new SlackError("channel_not_found");
  return channel;
}

export function personOf({ workspace, fields }: Call, name = "user"): Person {
  const person = workspace.people.get(text(fields, name));
  if (person === undefined) throw new SlackError("user_not_found");
  return person;
}

/** Notes every breach, and throws what Slack would refuse the first with. */
export function hold({ world, workspace, method }: Call, breaches: readonly Breach[]): void {
  world.journal.report(method, workspace.id, breaches);
  const refused = breaches.filter((breach) => breach.error !== undefined);
  const error = refused[0]?.error;
  if (error === undefined) return;
  throw new SlackError(error, messages(refused.map(({ detail, pointer }) => `${detail} [json-pointer:${pointer}]`)));
}

function messages(details: readonly string[]): Fields {
  return { errors: details, response_metadata: { messages: details.map((detail) => `[ERROR] ${detail}`) } };
}

const PAGE_MAX = 1000;
const CURSOR = /^at:(\d+)$/;

/** One page of a list, by `cursor` and `limit`, under this name. */
export function page<T>(fields: Fields, name: string, items: readonly T[], perPage = 100): Fields {
  const limit = Math.min(whole(fields, "limit", perPage) || perPage, PAGE_MAX);
  const cursor = text(fields, "cursor");
  const match = CURSOR.exec(Buffer.from(cursor, "base64").toString("utf8"));
  if (cursor !== "" && match === null) throw new SlackError("invalid_cursor");
  const start = Number(match?.[1] ?? 0);
  const end = start + limit;
  const hasMore = end < items.length;
  const next = hasMore ? Buffer.from(`at:${end}`).toString("base64") : "";
  return { [name]: items.slice(start, end), has_more: hasMore, response_metadata: { next_cursor: next } };
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
