import { errorDetails, failureOf } from "../rest/errors.ts";
import { commandKey } from "./compare.ts";
import { commandDefinitions } from "./definitions.ts";
import { type Registration, readRegistered, route } from "./register.ts";

/** Each server takes a request at each start: a bot of more was tried out elsewhere. */
const SERVERS_LOOKED_AT_MAX = 50;

/**
 * Commands that were registered under another setting of DISCORD_GUILD_ID are shown beside those of this one, each twice.
 * What is left in single servers is removed once the commands are registered for all: there nobody loses any. What is
 * registered for all stays while one server is chosen, since it serves everybody elsewhere; the log says so.
 *
 * @param servers those of this process. Never rejects.
 */
export async function tidyLeftovers(registration: Registration, servers: readonly string[]): Promise<void> {
  const { guildId, log } = registration;
  try {
    if (guildId !== null) await warnOfGlobal(registration);
    else if (servers.length <= SERVERS_LOOKED_AT_MAX) await removeFrom(registration, servers);
  } catch (error) {
    log.info("Whether commands of another setting are left over isn't known.", errorDetails(error));
  }
}

async function warnOfGlobal(registration: Registration): Promise<void> {
  const left = await ours({ ...registration, guildId: null });
  if (left.length === 0) return;
  registration.log.warn(
    "Commands are registered for all servers, too, so members of DISCORD_GUILD_ID see each twice: try things out with an application of its own, or unset DISCORD_GUILD_ID, and the next start removes those of that server.",
    { server: registration.guildId, commands: left.length },
  );
}

async function removeFrom(registration: Registration, servers: readonly string[]): Promise<void> {
  const { rest, log } = registration;
  for (const server of servers) {
    const there = { ...registration, guildId: server };
    // A server may have added the bot without its commands.
    const left = await ours(there).catch(noneWhereRefused);
    for (const { id } of left) await rest.delete(`${route(there)}/${id}`);
    if (left.length > 0) log.info("Commands of one server alone were removed: all have them now.", { server });
  }
}

/** Those that this version would register: others are somebody's purpose. */
async function ours(place: Parameters<typeof readRegistered>[0]) {
  const keys = new Set(commandDefinitions("global").map(commandKey));
  return (await readRegistered(place)).filter((command) => keys.has(commandKey(command)));
}

function noneWhereRefused(error: unknown): [] {
  if (failureOf(error).kind === "refused") return [];
  throw error;
}
