import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from "discord.js";
import type { Named } from "../words/words.ts";

/** A name in both languages; the English one is the name that comes back. */
export type Both = { readonly en: Named; readonly it: Named };

/** Fields of a command or an option that Discord shows in the person's language. */
export function named({ en, it }: Both) {
  return {
    name: en.name,
    name_localizations: { it: it.name },
    description: en.description,
    description_localizations: { it: it.description },
  };
}

export type Choice = { readonly value: string; readonly en: string; readonly it: string };

type More = {
  readonly required?: true;
  readonly autocomplete?: true;
  readonly maxLength?: number;
  readonly choices?: readonly Choice[];
};

export function stringOption(
  words: Both,
  { required, autocomplete, maxLength, choices }: More = {},
): APIApplicationCommandBasicOption {
  const common = { ...named(words), type: ApplicationCommandOptionType.String, ...(required && { required }) } as const;
  const length = maxLength !== undefined && { max_length: maxLength };
  if (autocomplete) return { ...common, ...length, autocomplete };
  return {
    ...common,
    ...length,
    ...(choices && {
      choices: choices.map(({ value, en, it }) => ({ name: en, name_localizations: { it }, value })),
    }),
  };
}

export function booleanOption(words: Both, required?: true): APIApplicationCommandBasicOption {
  return { ...named(words), type: ApplicationCommandOptionType.Boolean, ...(required && { required }) };
}

type ChannelKinds = NonNullable<APIApplicationCommandChannelOption["channel_types"]>;

/** Channels that take messages of the bot's own accord. */
const TO_POST_IN: ChannelKinds = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
/** Channels that people ask in, be it in posts or beside their voices. */
export const TO_ASK_IN: ChannelKinds = [
  ...TO_POST_IN,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
];

export function channelOption(words: Both, kinds = TO_POST_IN): APIApplicationCommandBasicOption {
  return { ...named(words), type: ApplicationCommandOptionType.Channel, channel_types: kinds };
}

export function subcommand(
  words: Both,
  options: readonly APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { ...named(words), type: ApplicationCommandOptionType.Subcommand, options: [...options] };
}
