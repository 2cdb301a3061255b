import { type Platform, timestamp } from "../platform.ts";
import { INTENT } from "../protocol.ts";
import { guildCreated, rolePayload } from "../state/payloads.ts";
import { bitsOf, MEMBER_PERMISSIONS, type PermissionName } from "../state/permissions.ts";
import type { Guild, User } from "../state/world.ts";
import type { Person } from "./people.ts";

export type NewGuild = {
  readonly name?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  /** What the bot may; default what members may. */
  readonly botPermissions?: readonly PermissionName[];
  /** Whether the bot is in it; default yes. Without the bot it is a place for user-installed commands. */
  readonly withBot?: boolean;
};

export type Guilds = {
  /** Makes a guild, and tells the bot that it joined. */
  create(fields?: NewGuild): Guild;
  find(id: string): Guild | undefined;
  /** Makes somebody a member, unless they are one. */
  join(guild: Guild, person: Person): void;
  /** The bot is thrown out. */
  kick(guild: Guild): void;
  /** The bot comes in, or comes back. */
  invite(guild: Guild): void;
  /** The guild is away for a while, by Discord's own fault. */
  outage(guild: Guild): void;
  recover(guild: Guild): void;
};

export function createGuilds(platform: Platform): Guilds {
  const { world, ids, events } = platform;

  function addMember(guild: Guild, user: User, names: readonly PermissionName[]): void {
    const permissions = bitsOf(names);
    const roleId = ids.next();
    guild.roles.set(roleId, rolePayload(roleId, user.username, permissions, guild.roles.size));
    guild.members.set(user.id, { user, roleIds: [roleId], permissions, joinedAt: timestamp(platform) });
  }

  function leave(guild: Guild, state: "absent" | "unavailable"): void {
    guild.state = state;
    const data = { id: guild.id, ...(state === "unavailable" && { unavailable: true }) };
    events.publish({ name: "GUILD_DELETE", guildId: guild.id, intents: INTENT.guilds, data });
  }

  function enter(guild: Guild): void {
    guild.state = "present";
    const data = guildCreated(world, guild);
    events.publish({ name: "GUILD_CREATE", guildId: guild.id, intents: INTENT.guilds, data });
  }

  return {
    create({ name = "Lighthouse", locale = "en-US", botPermissions = MEMBER_PERMISSIONS, withBot = true } = {}) {
      const id = ids.nextGuild();
      const guild: Guild = {
        id,
        name,
        ownerId: ids.next(),
        locale,
        roles: new Map([[id, rolePayload(id, "@everyone", 0n, 0)]]),
        members: new Map(),
        channelIds: new Set(),
        state: "absent",
      };
      world.guilds.set(id, guild);
      addMember(guild, world.bot, botPermissions);
      if (withBot) enter(guild);
      return guild;
    },
    find: (id) => world.guilds.get(id),
    join(guild, person) {
      if (!guild.members.has(person.id)) addMember(guild, person.user, person.permissions);
    },
    kick: (guild) => leave(guild, "absent"),
    invite: enter,
    outage: (guild) => leave(guild, "unavailable"),
    recover: enter,
  };
}
