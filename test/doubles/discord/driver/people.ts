import type { Platform } from "../platform.ts";
import { MEMBER_PERMISSIONS, type PermissionName } from "../state/permissions.ts";
import { createUser, type User } from "../state/world.ts";

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly user: User;
  /** Of their client: `it`, `en-US`. */
  readonly locale: string;
  /** In every guild. */
  readonly permissions: readonly PermissionName[];
};

export type NewPerson = {
  readonly name?: string;
  /** Default `en-US`. */
  readonly locale?: string;
  /** In every guild, beside what all members may. */
  readonly permissions?: readonly PermissionName[];
};

export type People = {
  /** They become a member of a guild with the first thing that they do there. */
  create(fields?: NewPerson): Person;
};

export function createPeople({ world, ids }: Platform): People {
  return {
    create({ name = "Ada", locale = "en-US", permissions = [] } = {}) {
      const user = createUser(ids.next(), name);
      world.users.set(user.id, user);
      return { id: user.id, name, user, locale, permissions: [...MEMBER_PERMISSIONS, ...permissions] };
    },
  };
}
