import { faultsOfCommand } from "../../checks/command.ts";
import { type Json, recordsOf } from "../../json.ts";
import type { Platform } from "../../platform.ts";
import { COMMAND } from "../../protocol.ts";
import { GLOBAL } from "../../state/commands.ts";
import { guildFor } from "../access.ts";
import { ApiError, missingAccess, refuseFaults, unknownCommand } from "../api-error.ts";
import { NO_CONTENT, ok, type RestRequest, type Route } from "../route.ts";

const CREATIONS_A_DAY = 200;
const MOST: Readonly<Record<number, number>> = {
  [COMMAND.chatInput]: 100,
  [COMMAND.user]: 15,
  [COMMAND.message]: 15,
};

/** The registered commands, global and a guild's. */
export function commandRoutes(platform: Platform): readonly Route[] {
  return [
    {
      method: "GET",
      pattern: "/applications/:application/guilds/:guild/commands/permissions",
      handle(request) {
        const { id } = guildFor(platform, request.param("guild"));
        const application_id = platform.world.applicationId;
        return ok(platform.commands.permissions(id).map((each) => ({ ...each, application_id, guild_id: id })));
      },
    },
    ...routesOf(platform, "/applications/:application/commands", () => GLOBAL),
    ...routesOf(platform, "/applications/:application/guilds/:guild/commands", (request) => {
      return guildFor(platform, request.param("guild")).id;
    }),
  ];
}

function routesOf(platform: Platform, base: string, scopeIn: (request: RestRequest) => string): readonly Route[] {
  const { commands, world } = platform;
  const scopeOf = (request: RestRequest) => {
    if (request.param("application") !== world.applicationId) throw missingAccess();
    return scopeIn(request);
  };
  const one = `${base}/:command`;
  const check = (scope: string, body: Json) => refuseFaults(faultsOfCommand(body, scope !== GLOBAL));
  return [
    {
      method: "GET",
      pattern: base,
      handle(request) {
        const all = commands.list(scopeOf(request));
        return ok(request.query.get("with_localizations") === "true" ? all : all.map(withoutLocalizations));
      },
    },
    {
      method: "POST",
      pattern: base,
      handle(request) {
        const scope = scopeOf(request);
        check(scope, request.body);
        const isNew = !commands.list(scope).some((each) => sameKey(each, request.body));
        if (isNew) refuseTooMany(platform, scope, [...commands.list(scope), request.body], 1);
        const { command, created } = commands.put(scope, request.body);
        return { status: created ? 201 : 200, body: command };
      },
    },
    {
      method: "PUT",
      pattern: base,
      handle(request) {
        const scope = scopeOf(request);
        const bodies = recordsOf(request.raw);
        const faults = bodies.flatMap((body, position) =>
          faultsOfCommand(body, scope !== GLOBAL).map((fault) => ({ ...fault, path: `${position}.${fault.path}` })),
        );
        for (const [position, body] of bodies.entries()) {
          if (bodies.findIndex((each) => sameKey(each, body)) === position) continue;
          const code = "APPLICATION_COMMANDS_DUPLICATE_NAME";
          faults.push({ path: `${position}.name`, code, message: "The name is there twice." });
        }
        refuseFaults(faults);
        const before = commands.list(scope);
        const fresh = bodies.filter((body) => !before.some((each) => sameKey(each, body)));
        refuseTooMany(platform, scope, bodies, fresh.length);
        return ok(commands.replace(scope, bodies));
      },
    },
    {
      method: "GET",
      pattern: one,
      handle: (request) => ok(known(commands.get(scopeOf(request), request.param("command")))),
    },
    {
      method: "PATCH",
      pattern: one,
      handle(request) {
        const scope = scopeOf(request);
        const id = request.param("command");
        check(scope, { ...known(commands.get(scope, id)), ...request.body });
        return ok(known(commands.edit(scope, id, request.body)));
      },
    },
    {
      method: "DELETE",
      pattern: one,
      handle(request) {
        if (!commands.delete(scopeOf(request), request.param("command"))) throw unknownCommand();
        return NO_CONTENT;
      },
    },
  ];
}

function known<T>(command: T | undefined): T {
  if (command === undefined) throw unknownCommand();
  return command;
}

function sameKey(a: Json, b: Json): boolean {
  return a.name === b.name && (a.type ?? COMMAND.chatInput) === (b.type ?? COMMAND.chatInput);
}

function refuseTooMany(platform: Platform, scope: string, all: readonly Json[], fresh: number): void {
  for (const [type, most] of Object.entries(MOST)) {
    const count = all.filter((each) => (each.type ?? COMMAND.chatInput) === Number(type)).length;
    if (count <= most) continue;
    throw new ApiError(400, 30032, `Maximum number of application commands reached (${most}).`);
  }
  if (fresh > 0 && platform.commands.created(scope) + fresh > CREATIONS_A_DAY) {
    const message = `Maximum number of daily application command creates has been reached (${CREATIONS_A_DAY})`;
    throw new ApiError(400, 30034, message);
  }
}

function withoutLocalizations(command: Json): Json {
  const { name_localizations: _names, description_localizations: _descriptions, ...rest } = command;
  const { options } = rest;
  return Array.isArray(options) ? { ...rest, options: recordsOf(options).map(withoutLocalizations) } : rest;
}
