import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { type CommandWords, WORDS } from "../words/words.ts";
import { type Both, booleanOption, channelOption, named, stringOption, subcommand, TO_ASK_IN } from "./build.ts";
import { DIGEST_SUBCOMMANDS } from "./digest.ts";

/** `/settings channels` takes so many. */
export const ANSWER_CHANNELS_MAX = 10;
/** As a message may be long. */
const QUESTION_CHARACTERS_MAX = 1000;

/** Whether commands are registered for everybody, or for one server alone. */
export type CommandScope = "global" | "guild";

type Definition = RESTPostAPIApplicationCommandsJSONBody;
type Place = Pick<Definition, "contexts" | "integration_types" | "default_member_permissions">;

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;

/** Where a command may be given, globally: a person may bring the bot along to places that haven't installed it. */
const ANYWHERE: Place = { integration_types: [GuildInstall, UserInstall], contexts: [Guild, BotDM, PrivateChannel] };
const WHERE_INSTALLED: Place = { integration_types: [GuildInstall], contexts: [Guild, BotDM] };
const IN_SERVERS: Place = { integration_types: [GuildInstall], contexts: [Guild] };
/** A server's own settings may give them to others; `interactions/moderator.ts` finds out. */
const MODERATORS: Place = { default_member_permissions: String(PermissionFlagsBits.ManageGuild) };

const both = (name: keyof CommandWords): Both => ({ en: WORDS.en.commands[name], it: WORDS.it.commands[name] });
const LANGUAGE_CHOICES = [
  ...(["it", "en"] as const).map((value) => ({
    value: value as string,
    en: WORDS.en.languages[value],
    it: WORDS.it.languages[value],
  })),
  { value: "none", en: WORDS.en.commands.settings.noLanguage, it: WORDS.it.commands.settings.noLanguage },
];

/** All commands, as they are registered. */
export function commandDefinitions(scope: CommandScope): readonly Definition[] {
  // Contexts and installations exist for global commands only.
  const placed = (place: Place) => (scope === "global" ? place : {});
  return [
    {
      ...named(both("ask")),
      ...placed(ANYWHERE),
      options: [
        stringOption(askOption("question"), { required: true, autocomplete: true, maxLength: QUESTION_CHARACTERS_MAX }),
        booleanOption(askOption("private")),
      ],
    },
    { ...named(both("topics")), ...placed(ANYWHERE) },
    { ...named(both("debate")), ...placed(ANYWHERE) },
    { ...named(both("explain")), ...placed(WHERE_INSTALLED) },
    { ...named(both("help")), ...placed(ANYWHERE) },
    {
      ...named(both("privacy")),
      ...placed(ANYWHERE),
      options: [subcommand(privacySub("show")), subcommand(privacySub("delete"))],
    },
    { ...named(both("digest")), ...placed(IN_SERVERS), ...MODERATORS, options: [...DIGEST_SUBCOMMANDS] },
    { ...named(both("gaps")), ...placed(IN_SERVERS), ...MODERATORS },
    { ...named(both("settings")), ...placed(IN_SERVERS), ...MODERATORS, options: settingsSubcommands() },
    {
      type: ApplicationCommandType.Message,
      name: WORDS.en.messageCommand,
      name_localizations: { it: WORDS.it.messageCommand },
      ...placed(ANYWHERE),
    },
  ];
}

type SettingsWords = CommandWords["settings"];

function settingsSubcommands() {
  const { en, it } = { en: WORDS.en.commands.settings, it: WORDS.it.commands.settings };
  const sub = (name: keyof SettingsWords["subcommands"]): Both => ({
    en: en.subcommands[name],
    it: it.subcommands[name],
  });
  const option = (name: "private" | "notices" | "language"): Both => ({ en: en.options[name], it: it.options[name] });
  const channels = Array.from({ length: ANSWER_CHANNELS_MAX }, (_, index) =>
    channelOption({ en: en.options.channelOf(index + 1), it: it.options.channelOf(index + 1) }, TO_ASK_IN),
  );
  return [
    subcommand(sub("show")),
    subcommand(sub("channels"), channels),
    subcommand(sub("answers"), [booleanOption(option("private"), true)]),
    subcommand(sub("notices"), [channelOption(option("notices"))]),
    subcommand(sub("language"), [stringOption(option("language"), { required: true, choices: LANGUAGE_CHOICES })]),
  ];
}

function askOption(name: "question" | "private"): Both {
  return { en: WORDS.en.commands.ask.options[name], it: WORDS.it.commands.ask.options[name] };
}

function privacySub(name: "show" | "delete"): Both {
  return { en: WORDS.en.commands.privacy.subcommands[name], it: WORDS.it.commands.privacy.subcommands[name] };
}
