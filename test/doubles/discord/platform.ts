import type { Settings } from "./options.ts";
import type { Script } from "./rest/script.ts";
import type { Signal } from "./signal.ts";
import type { Commands } from "./state/commands.ts";
import type { Events } from "./state/events.ts";
import type { Interactions } from "./state/interactions.ts";
import type { Journal } from "./state/journal.ts";
import type { Nonces } from "./state/nonces.ts";
import type { Snowflakes } from "./state/snowflakes.ts";
import type { World } from "./state/world.ts";

/** What the REST routes, the gateway and the driver share. */
export type Platform = {
  readonly settings: Settings;
  /** The bot's own. */
  readonly token: string;
  readonly ids: Snowflakes;
  readonly world: World;
  readonly commands: Commands;
  readonly interactions: Interactions;
  readonly nonces: Nonces;
  readonly events: Events;
  readonly journal: Journal;
  readonly script: Script;
  /** Notified after every request. */
  readonly signal: Signal;
};

/** The clock's time as Discord writes it. */
export function timestamp({ settings }: Pick<Platform, "settings">): string {
  return new Date(settings.now()).toISOString();
}
