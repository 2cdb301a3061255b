import type { PersonKey } from "./people.ts";

/** Who may moderate in a community, beside those whom its platform names. */
export type Moderators = {
  add(platform: string, community: string, person: PersonKey): Promise<void>;
  /** Returns whether the person was one. */
  remove(platform: string, community: string, person: PersonKey): Promise<boolean>;
  /** How many people the community named. */
  count(platform: string, community: string): Promise<number>;
  has(platform: string, community: string, person: PersonKey): Promise<boolean>;
};
