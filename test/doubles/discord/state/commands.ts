import { isDeepStrictEqual } from "node:util";
import type { Json } from "../json.ts";
import { COMMAND } from "../protocol.ts";
import type { Journal } from "./journal.ts";
import type { Snowflakes } from "./snowflakes.ts";

export type Command = {
  readonly id: string;
  readonly application_id: string;
  readonly guild_id?: string;
  readonly type: number;
  readonly name: string;
  readonly version: string;
  readonly [field: string]: unknown;
};

export type CommandPermissions = {
  readonly id: string;
  /** Type 1 is a role, 2 a user. */
  readonly permissions: readonly { readonly id: string; readonly type: 1 | 2; readonly permission: boolean }[];
};

/** The registered commands of a scope: `global`, or a guild's id. */
export type Commands = {
  list(scope: string): readonly Command[];
  get(scope: string, id: string): Command | undefined;
  /** Makes a command, or writes over the one of the same name and type. */
  put(scope: string, body: Json): { readonly command: Command; readonly created: boolean };
  edit(scope: string, id: string, body: Json): Command | undefined;
  delete(scope: string, id: string): boolean;
  /** Has exactly these; those of the same name and type keep their ids. */
  replace(scope: string, bodies: readonly Json[]): readonly Command[];
  /** What a guild's own settings allow or deny: of a command, or with the application's id of all. */
  permissions(guild: string): readonly CommandPermissions[];
  permit(guild: string, permissions: CommandPermissions): void;
  /** How many were created in a scope: 200 a day are allowed. */
  created(scope: string): number;
};

export const GLOBAL = "global";

export function createCommands(applicationId: string, ids: Snowflakes, journal: Journal): Commands {
  const scopes = new Map<string, Map<string, Command>>();
  const creations = new Map<string, number>();
  const permitted = new Map<string, readonly CommandPermissions[]>();
  const of = (scope: string) => {
    const commands = scopes.get(scope) ?? new Map<string, Command>();
    scopes.set(scope, commands);
    return commands;
  };
  const same = (scope: string, body: Json) =>
    [...of(scope).values()].find(({ name, type }) => name === body.name && type === (body.type ?? COMMAND.chatInput));
  const write = (scope: string, body: Json, before: Command | undefined): Command => {
    const fields = {
      ...withDefaults(body, scope),
      id: before?.id ?? ids.next(),
      application_id: applicationId,
      ...(scope !== GLOBAL && { guild_id: scope }),
    } as Omit<Command, "version">;
    const unchanged = before !== undefined && isDeepStrictEqual({ ...fields, version: before.version }, before);
    const command = { ...fields, version: unchanged ? before.version : ids.next() } as Command;
    of(scope).set(command.id, command);
    if (before === undefined) {
      creations.set(scope, (creations.get(scope) ?? 0) + 1);
      journal.counts.commandsCreated += 1;
    }
    return command;
  };
  return {
    list: (scope) => [...of(scope).values()],
    get: (scope, id) => of(scope).get(id),
    put(scope, body) {
      const before = same(scope, body);
      return { command: write(scope, body, before), created: before === undefined };
    },
    edit(scope, id, body) {
      const before = of(scope).get(id);
      return before === undefined ? undefined : write(scope, { ...before, ...body }, before);
    },
    delete: (scope, id) => of(scope).delete(id),
    replace(scope, bodies) {
      const before = bodies.map((body) => same(scope, body));
      of(scope).clear();
      return bodies.map((body, position) => write(scope, body, before[position]));
    },
    permissions: (guild) => permitted.get(guild) ?? [],
    permit: (guild, permissions) => void permitted.set(guild, [...(permitted.get(guild) ?? []), permissions]),
    created: (scope) => creations.get(scope) ?? 0,
  };
}

function withDefaults(body: Json, scope: string): Json {
  const { version: _version, ...given } = body;
  return {
    type: COMMAND.chatInput,
    description: "",
    name_localizations: null,
    description_localizations: null,
    default_member_permissions: null,
    dm_permission: true,
    nsfw: false,
    ...(scope === GLOBAL && { contexts: null, integration_types: [0] }),
    ...given,
  };
}
