import { type APIApplicationCommand, type REST, Routes } from "discord.js";
import type { Log } from "../../../bot/ports/log.ts";
import { errorDetails, failureOf } from "../rest/errors.ts";
import { commandKey, isSameCommand } from "./compare.ts";
import { commandDefinitions } from "./definitions.ts";

export type Registration = {
  /** Registering may be repeated, so the library's own retries are welcome. */
  readonly rest: Pick<REST, "get" | "post" | "put" | "delete">;
  readonly applicationId: string;
  /** Registers for this server alone; null for everybody. */
  readonly guildId: string | null;
  readonly log: Log;
};

/**
 * Makes the registered commands those of this version. Discord allows 200 new ones a day, so only what differs is
 * written. Never rejects: with what is registered already people can go on, and the log says what is missing.
 *
 * @returns whether they are registered.
 */
export async function registerCommands(registration: Registration): Promise<boolean> {
  const { guildId, log } = registration;
  const definitions = commandDefinitions(guildId === null ? "global" : "guild");
  try {
    const registered = await readRegistered(registration);
    const byKey = new Map(registered.map((command) => [commandKey(command), command]));
    const changed = definitions.filter((definition) => {
      const found = byKey.get(commandKey(definition));
      return found === undefined || !isSameCommand(definition, found);
    });
    const wanted = new Set(definitions.map(commandKey));
    const stale = registered.filter((command) => !wanted.has(commandKey(command)));
    // One of the same name is replaced.
    await writeChanged(registration, changed, definitions);
    for (const { id } of stale) await registration.rest.delete(`${route(registration)}/${id}`);
    log.info("Commands are registered.", { changed: changed.length, removed: stale.length, server: guildId });
    return true;
  } catch (error) {
    log.warn(
      failureOf(error).kind === "refused" && guildId !== null
        ? "Commands couldn't be registered: check that DISCORD_GUILD_ID is a server that the bot was added to with the scope applications.commands."
        : "Commands couldn't be registered; those of before stay, and the next start tries again.",
      errorDetails(error),
    );
    return false;
  }
}

const NOT_FOUND = 404;
const METHOD_NOT_ALLOWED = 405;

/** What is registered; nothing where the server can't list commands, which is given all of them. */
export async function readRegistered(
  registration: Pick<Registration, "rest" | "applicationId" | "guildId">,
): Promise<readonly APIApplicationCommand[]> {
  const query = new URLSearchParams({ with_localizations: "true" });
  try {
    const found = await registration.rest.get(route(registration), { query });
    return Array.isArray(found) ? (found as readonly APIApplicationCommand[]) : [];
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** A server that can't take commands one by one is given all of them at once. */
async function writeChanged(
  registration: Registration,
  changed: readonly object[],
  all: readonly object[],
): Promise<void> {
  try {
    for (const body of changed) await registration.rest.post(route(registration), { body });
  } catch (error) {
    if (!isMissing(error)) throw error;
    await registration.rest.put(route(registration), { body: all });
  }
}

/** The server doesn't have the route. */
function isMissing(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === "refused" && [NOT_FOUND, METHOD_NOT_ALLOWED].includes(failure.status) && failure.code === 0;
}

/** Where the commands of a server, or of all, are. */
export function route({ applicationId, guildId }: Pick<Registration, "applicationId" | "guildId">): `/${string}` {
  return guildId === null
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}
