import type { APIApplicationCommandSubcommandOption } from "discord.js";
import { WHEN_EXHAUSTED } from "../../../bot/ports/subscriptions.ts";
import { type CommandWords, WORDS } from "../words/words.ts";
import { type Both, booleanOption, channelOption, stringOption, subcommand } from "./build.ts";

type DigestWords = CommandWords["digest"];

const { en, it } = { en: WORDS.en.commands.digest, it: WORDS.it.commands.digest };

const sub = (name: keyof DigestWords["subcommands"]): Both => ({ en: en.subcommands[name], it: it.subcommands[name] });
const option = (name: keyof DigestWords["options"]): Both => ({ en: en.options[name], it: it.options[name] });

const channel = channelOption(option("channel"));
const date = stringOption(option("date"), { required: true, maxLength: 10 });

/** The subcommands of `/digest`. */
export const DIGEST_SUBCOMMANDS: readonly APIApplicationCommandSubcommandOption[] = [
  subcommand(sub("subscribe"), [
    stringOption(option("time"), { maxLength: 20 }),
    stringOption(option("timezone"), { autocomplete: true }),
    channel,
    stringOption(option("language"), {
      choices: (["it", "en"] as const).map((value) => ({
        value,
        en: WORDS.en.languages[value],
        it: WORDS.it.languages[value],
      })),
    }),
    booleanOption(option("card")),
    booleanOption(option("prompt")),
    booleanOption(option("news")),
    booleanOption(option("activity")),
    booleanOption(option("thread")),
    stringOption(option("when-exhausted"), {
      choices: WHEN_EXHAUSTED.map((value) => ({
        value,
        en: en.choices.whenExhausted[value],
        it: it.choices.whenExhausted[value],
      })),
    }),
  ]),
  subcommand(sub("unsubscribe"), [channel]),
  subcommand(sub("pause"), [stringOption(option("until"), { required: true, maxLength: 10 }), channel]),
  subcommand(sub("resume"), [channel]),
  subcommand(sub("status"), [channel]),
  subcommand(sub("preview"), [stringOption(option("date"), { maxLength: 10 }), channel]),
  subcommand(sub("now"), [channel]),
  subcommand(sub("why"), [date, channel]),
  subcommand(sub("settle"), [
    date,
    stringOption(option("as"), {
      required: true,
      choices: (["posted", "missing"] as const).map((value) => ({
        value,
        en: en.choices.as[value],
        it: it.choices.as[value],
      })),
    }),
    channel,
  ]),
];
