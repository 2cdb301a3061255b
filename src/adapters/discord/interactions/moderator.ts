import { ApplicationCommandPermissionType } from "discord.js";
import { NO_COMMUNITY, type Visit } from "../../../bot/community/visit.ts";
import type { Log } from "../../../bot/ports/log.ts";
import type { DiscordApi, InteractionKey } from "../rest/api.ts";
import { errorDetails } from "../rest/errors.ts";
import type { CommandGiven } from "./read.ts";

type Asking = { readonly api: Pick<DiscordApi, "commandPermissions">; readonly log: Log };

/**
 * The visit of somebody who gave a moderators' command. A server may give one to people who don't manage it (its settings,
 * under Integrations): an interaction doesn't tell of that, so Discord is asked. Never rejects.
 */
export async function withGrantedRights(
  { api, log }: Asking,
  { application_id: application }: InteractionKey,
  given: CommandGiven,
  visit: Visit,
): Promise<Visit> {
  if (visit.moderator !== false || visit.community === NO_COMMUNITY) return visit;
  try {
    const all = await api.commandPermissions(application, visit.community);
    // What is said of one command comes before what is said of all.
    const said = all.find(({ id }) => id === given.id) ?? all.find(({ id }) => id === application);
    const ids = new Set([...given.roles, visit.community]);
    const { Role, User } = ApplicationCommandPermissionType;
    const rules = said?.permissions ?? [];
    const own = rules.find(({ type, id }) => type === User && id === visit.person);
    const isGranted =
      own?.permission ?? rules.some(({ type, id, permission }) => type === Role && permission && ids.has(id));
    return isGranted ? { ...visit, moderator: "community" } : visit;
  } catch (error) {
    log.info("Whether a server gave somebody a moderators' command isn't known; it counts as no.", errorDetails(error));
    return visit;
  }
}
