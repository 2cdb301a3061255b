import { commandDefinitions } from "./definitions.ts";

type Localised = {
  readonly name: string;
  readonly name_localizations?: { readonly it?: string | null } | null;
  readonly options?: readonly object[];
};

const ENGLISH = new Map(italianNames());

/**
 * The English name of a command, subcommand or option. Discord sends it whatever the person's language is; another
 * server may send the name that the person saw.
 */
export function englishName(name: string): string {
  return ENGLISH.get(name) ?? name;
}

/** Each Italian name with its English one; a name means the same wherever it stands. */
export function italianNames(): readonly (readonly [italian: string, english: string])[] {
  return commandDefinitions("guild").flatMap(namesIn);
}

function namesIn(command: object): readonly (readonly [string, string])[] {
  const { name, name_localizations: localised, options } = command as Localised;
  return [[localised?.it ?? name, name], ...(options ?? []).flatMap(namesIn)];
}
