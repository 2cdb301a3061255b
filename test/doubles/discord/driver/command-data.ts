import { isRecord, type Json, listOf, recordOf, recordsOf, textOf } from "../json.ts";
import type { Platform } from "../platform.ts";
import { COMMAND, INSTALLATION, OPTION } from "../protocol.ts";
import { type Command, GLOBAL } from "../state/commands.ts";
import { channelOfInteraction, memberPart } from "../state/payloads.ts";
import { permissionsIn } from "../state/permissions.ts";
import type { Channel } from "../state/world.ts";
import { contextOf } from "./send-interaction.ts";

/** A value of a command's option; a channel, a person or a role is given with its id. */
export type OptionValue = string | number | boolean | { readonly id: string };

export type CommandCall = {
  /** As it was registered, or one of its translations; with its group and subcommand: `digest preview`. */
  readonly name: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** The option that is being typed, for autocomplete. */
  readonly focused?: string;
};

/** Where a command is used, and by which installation of the app. */
export type Place = { readonly channel: Channel; readonly userInstalled: boolean };

/**
 * The registered command of a name that a person would find in this place.
 * @throws Error where nobody registered it, or not for such a place.
 */
export function registered({ commands, world }: Platform, place: Place, name: string, type: number): Command {
  const { guildId } = place.channel;
  const all = [...(guildId === undefined ? [] : commands.list(guildId)), ...commands.list(GLOBAL)];
  const found = all.find(
    (command) =>
      command.type === type &&
      (command.name === name || Object.values(recordOf(command.name_localizations)).includes(name)),
  );
  if (found === undefined) {
    const known = all.map((command) => command.name).join(", ");
    throw new Error(`No command ${name} of type ${type} is registered. There are: ${known === "" ? "none" : known}.`);
  }
  const context = contextOf(place.channel, world.bot.id);
  if (Array.isArray(found.contexts) && !found.contexts.includes(context)) {
    throw new Error(`The command ${name} isn't offered in context ${context}.`);
  }
  if (place.userInstalled && !listOf(found.integration_types).includes(INSTALLATION.user)) {
    throw new Error(`The command ${name} isn't offered to who installed the app for themselves.`);
  }
  return found;
}

/**
 * A slash command's data, as an interaction carries it.
 * @throws Error where the command, a subcommand or an option isn't registered.
 */
export function commandData(platform: Platform, place: Place, call: CommandCall): Json {
  const { channel } = place;
  const [name = "", ...path] = call.name.split(" ");
  const command = registered(platform, place, name, COMMAND.chatInput);
  const resolved: Record<string, Record<string, Json>> = {};
  const options = nested(platform, channel, path, recordsOf(command.options), call, resolved);
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    ...(options.length > 0 && { options }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

type Resolved = Record<string, Record<string, Json>>;

function nested(
  platform: Platform,
  channel: Channel,
  [step, ...rest]: readonly string[],
  declared: readonly Json[],
  call: CommandCall,
  resolved: Resolved,
): readonly Json[] {
  if (step !== undefined) {
    const option = named(declared, step, call.name);
    const options = nested(platform, channel, rest, recordsOf(option.options), call, resolved);
    return [{ name: option.name, type: option.type, options }];
  }
  return Object.entries(call.options ?? {}).map(([name, value]) => {
    const option = named(declared, name, call.name);
    if (isRecord(value)) resolve(platform, channel, option.type, textOf(value.id), resolved);
    return {
      name: option.name,
      type: option.type,
      value: isRecord(value) ? value.id : value,
      ...(call.focused === name && { focused: true }),
    };
  });
}

function named(declared: readonly Json[], name: string, where: string): Json {
  const option = declared.find(
    (each) => each.name === name || Object.values(recordOf(each.name_localizations)).includes(name),
  );
  if (option === undefined) throw new Error(`/${where} has no option or subcommand ${name}.`);
  return option;
}

function resolve({ world }: Platform, channel: Channel, type: unknown, id: string, resolved: Resolved): void {
  const add = (kind: string, value: Json) => {
    resolved[kind] = { ...resolved[kind], [id]: value };
  };
  const guild = world.guilds.get(channel.guildId ?? "");
  const user = world.users.get(id);
  if ((type === OPTION.user || type === OPTION.mentionable) && user !== undefined) {
    add("users", user);
    const member = guild?.members.get(id);
    const permissions = permissionsIn(world, channel, id).toString();
    if (member !== undefined) add("members", { ...memberPart(member), permissions });
    return;
  }
  const target = world.channels.get(id);
  const role = guild?.roles.get(id);
  if (type === OPTION.channel && target !== undefined)
    add("channels", channelOfInteraction(world, target, world.bot.id));
  else if (role !== undefined) add("roles", role);
  else throw new Error(`There is nothing with the id ${id} for an option of type ${String(type)}.`);
}
