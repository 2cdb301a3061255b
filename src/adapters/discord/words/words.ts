import type { Language } from "../../../bot/bot.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** A name and what it is for, as Discord's command list shows them; a name of a slash command is a single word. */
export type Named = { readonly name: string; readonly description: string };

type Options<Name extends string> = Readonly<Record<Name, Named>>;

/** The commands by their English names, which are what Discord sends back in any language. */
export type CommandWords = {
  readonly ask: Named & { readonly options: Options<"question" | "private"> };
  readonly topics: Named;
  readonly debate: Named;
  readonly explain: Named;
  readonly help: Named;
  readonly privacy: Named & { readonly subcommands: Options<"show" | "delete"> };
  readonly digest: Named & {
    readonly subcommands: Options<
      "subscribe" | "unsubscribe" | "pause" | "resume" | "status" | "preview" | "now" | "why" | "settle"
    >;
    readonly options: Options<
      | "channel"
      | "time"
      | "timezone"
      | "language"
      | "card"
      | "prompt"
      | "news"
      | "activity"
      | "thread"
      | "when-exhausted"
      | "until"
      | "date"
      | "as"
    >;
    readonly choices: {
      readonly whenExhausted: Readonly<Record<"pause" | "weekly" | "second-round", string>>;
      readonly as: Readonly<Record<"posted" | "missing", string>>;
    };
  };
  readonly gaps: Named;
  readonly settings: Named & {
    readonly subcommands: Options<"show" | "channels" | "answers" | "notices" | "language">;
    readonly options: {
      /** @param number from 1 */
      readonly channelOf: (number: number) => Named;
    } & Options<"private" | "notices" | "language">;
    readonly noLanguage: string;
  };
};

/** Permissions as Discord's client names them in a channel's settings. */
export type PermissionWords = Readonly<
  Record<
    "ViewChannel" | "SendMessages" | "SendMessagesInThreads" | "ReadMessageHistory" | "CreatePublicThreads",
    string
  >
>;

/** What Discord's adapter says of its own. Answers come from the bot. */
export type Words = {
  readonly languages: Readonly<Record<Language, string>>;
  readonly commands: CommandWords;
  readonly messageCommand: string;
  /** What holds on Discord only: how to call the bot. */
  readonly help: readonly string[];
  readonly helpForModerators: readonly string[];
  /** Of a button or command that another version of the bot made. */
  readonly outdated: string;
  /** On a button that shows what is kept about a person. */
  readonly myData: string;
  /** Of a channel whose kind has posts, not messages. */
  readonly takesNoMessages: (channel: string) => string;
  readonly lacksPermissions: (channel: string, permissions: readonly (keyof PermissionWords)[]) => string;
};

export const WORDS: Readonly<Record<Language, Words>> = { it, en };

/** A Discord locale's language, where it is one of ours. */
export function languageOfLocale(locale: string | null | undefined): Language | undefined {
  const language = locale?.split("-")[0];
  return language === "it" || language === "en" ? language : undefined;
}
