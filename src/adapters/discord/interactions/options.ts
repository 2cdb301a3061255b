import { ApplicationCommandOptionType } from "discord.js";
import { englishName } from "../commands/english-name.ts";

type Value = string | number | boolean;

/** An option as Discord sends it, of any kind. */
type Sent = {
  readonly type: number;
  readonly name: string;
  readonly value?: Value;
  readonly options?: readonly Sent[];
  readonly focused?: boolean;
};

/** What a person filled in with a slash command; all names are the English ones. */
export type Given = {
  /** Null where the command has none. */
  readonly subcommand: string | null;
  text(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  /** The option that is being typed, of an autocompletion. */
  readonly focused: { readonly name: string; readonly typed: string } | undefined;
};

export function readOptions(sent: readonly object[] | null | undefined): Given {
  const all = (sent ?? []) as readonly Sent[];
  const sub = all.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  const options = sub === undefined ? all : (sub.options ?? []);
  const given = (name: string) => options.find((option) => englishName(option.name) === name)?.value;
  const focused = options.find((option) => option.focused === true);
  return {
    subcommand: sub === undefined ? null : englishName(sub.name),
    text(name) {
      const value = given(name);
      return typeof value === "string" ? value : undefined;
    },
    flag(name) {
      const value = given(name);
      return typeof value === "boolean" ? value : undefined;
    },
    focused: focused && { name: englishName(focused.name), typed: String(focused.value ?? "") },
  };
}
