import type { readMessageText } from "./messages/text.ts";

/** Any field may be left out, or be written out as null. */
export type Loose<T> = { readonly [Field in keyof T]?: T[Field] | null };

/** The message that somebody asks about, as `readMessageText` reads it. */
type Quoted = Parameters<typeof readMessageText>[0];

/**
 * An interaction, as far as anything of it is read. What Discord always sends another server may leave out, so whoever
 * reads it says what holds then.
 */
export type ReceivedInteraction = Loose<{
  id: string;
  token: string;
  application_id: string;
  type: number;
  locale: string;
  context: number;
  guild_id: string;
  channel_id: string;
  channel: Loose<{ id: string; type: number; parent_id: string }>;
  member: Loose<{ user: Person; permissions: string; roles: readonly string[] }>;
  user: Person;
  authorizing_integration_owners: Readonly<Record<string, string | null>>;
  /** Where a button stands, or what opened a modal. */
  message: Loose<{ id: string; flags: number }>;
  data: ReceivedData;
}>;

/** A message that somebody wrote, likewise. */
export type ReceivedMessage = Quoted & {
  readonly id: string;
  readonly channel_id: string;
} & Loose<{
    type: number;
    guild_id: string;
    webhook_id: string;
    author: Author;
    referenced_message: Loose<{ author: Author }>;
  }>;

type Author = Loose<{ id: string; bot: boolean }>;
type Person = Loose<{ id: string }>;

/** Of a command, a button and a modal, each with its own fields. */
type ReceivedData = Loose<{
  id: string;
  name: string;
  type: number;
  options: readonly object[];
  target_id: string;
  resolved: Loose<{ messages: Readonly<Record<string, Quoted>> }>;
  custom_id: string;
  component_type: number;
  components: readonly object[];
}>;
