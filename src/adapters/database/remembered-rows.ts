import type { CommunitySettings } from "../../bot/ports/communities.ts";
import type { PersonalPreferences } from "../../bot/ports/preferences.ts";
import { createRemembered, type Remembered } from "../../collections/remembered.ts";

/** Rows that every question asks for, and that hardly ever change. */
export type RememberedRows = {
  /** By `communityKey`. */
  readonly settings: Remembered<CommunitySettings>;
  /** By the person's key; null where the person never chose. */
  readonly preferences: Remembered<PersonalPreferences | null>;
};

/** So long another process's change may go unnoticed. One's own is noticed at once. */
const REMEMBERED_MS = 3000;
const REMEMBERED_MAX = 5000;

export function createRememberedRows(nowMs: () => number): RememberedRows {
  const options = { forMs: REMEMBERED_MS, sizeMax: REMEMBERED_MAX, nowMs };
  return { settings: createRemembered(options), preferences: createRemembered(options) };
}

export const communityKey = (platform: string, community: string): string => `${platform}/${community}`;
