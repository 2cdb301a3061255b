import type { Language } from "../../knowledge/pack/types.ts";
import type { PersonKey } from "./people.ts";

export type PersonalPreferences = {
  /** Null: that of each question. */
  readonly language: Language | null;
};

/** What a person chose for herself, on one platform. */
export type Preferences = {
  /** Undefined where the person never chose. */
  read(person: PersonKey): Promise<PersonalPreferences | undefined>;
  write(person: PersonKey, preferences: PersonalPreferences): Promise<void>;
};
