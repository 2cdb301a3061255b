import type { Language } from "../../../bot/bot.ts";
import type { DigestPart, WhenExhausted } from "../../../bot/ports/subscriptions.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** What the Slack adapter says by itself, in one language. Plain text, but for commands. */
export type Words = {
  /** How to call the bot, for `help`. @param command with its slash. */
  readonly hints: (command: string) => readonly string[];
  /** In the agent's pane, while an answer is looked up. */
  readonly status: string;
  readonly promptsTitle: string;
  /** Opens the discussion under a digest. */
  readonly discussion: string;
  readonly notInChannel: string;
  readonly mayNotPost: string;
  readonly languageLabel: string;
  readonly languageAutomatic: string;
  readonly digestUsage: string;
  /** The window that subscribes a channel couldn't be opened; how to type it follows. */
  readonly noWindow: string;
  readonly settingsUsage: string;
  readonly unknownChannel: string;
  /** Slack didn't say whether the person moderates. */
  readonly whoIsUnknown: string;
  /** A channel that the bot isn't a member of was to be subscribed. */
  readonly inviteFirst: (channel: string) => string;
  readonly close: string;
  /** A form was sent, and the answer comes as a message. */
  readonly comes: string;
  readonly digestForm: {
    readonly title: string;
    readonly send: string;
    readonly cancel: string;
    readonly channel: string;
    readonly time: string;
    readonly timeZone: string;
    readonly timeZoneHint: string;
    readonly language: string;
    readonly parts: string;
    readonly partNames: Readonly<Record<DigestPart, string>>;
    readonly thread: string;
    readonly threadLabel: string;
    readonly whenExhausted: string;
    readonly whenExhaustedNames: Readonly<Record<WhenExhausted, string>>;
  };
};

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { it: "Italiano", en: "English" };

export const WORDS: Readonly<Record<Language, Words>> = { it, en };
