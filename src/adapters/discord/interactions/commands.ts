import type { CommunityBot, SettingsChange } from "../../../bot/community/community-bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import { ANSWER_CHANNELS_MAX } from "../commands/definitions.ts";
import { WORDS } from "../words/words.ts";
import { runDigest } from "./digest.ts";
import type { Given } from "./options.ts";

/** What a command sets going. */
export type Run = {
  readonly work: Promise<Reply>;
  /** For the person alone, whatever the place's manners are. */
  readonly isPrivate: boolean;
};

const HELP_HINTS = { it: WORDS.it.help, en: WORDS.en.help };
const HELP_HINTS_OF_MODERATORS = {
  it: [...WORDS.it.help, ...WORDS.it.helpForModerators],
  en: [...WORDS.en.help, ...WORDS.en.helpForModerators],
};

const MODERATORS: ReadonlySet<string> = new Set(["digest", "gaps", "settings"]);

/** Whether a slash command, by its English name, is for moderators: all that it says is for the person alone. */
export const isForModerators = (name: string): boolean => MODERATORS.has(name);

/** A slash command, by its English name. Undefined where there is none of that name: another version's. */
export function runCommand(bot: CommunityBot, visit: Visit, name: string, given: Given): Run | undefined {
  const shown = (work: Promise<Reply>): Run => ({ work, isPrivate: false });
  const whispered = (work: Promise<Reply> | undefined): Run | undefined => work && { work, isPrivate: true };
  switch (name) {
    case "ask": {
      const isPrivate = given.flag("private") === true;
      return { work: bot.ask(visit, given.text("question") ?? "", { private: isPrivate }), isPrivate };
    }
    case "topics":
      return shown(bot.topics(visit));
    case "debate":
      return shown(bot.debate(visit));
    case "explain":
      return whispered(bot.explain(visit));
    case "help":
      return whispered(bot.help(visit, visit.moderator ? HELP_HINTS_OF_MODERATORS : HELP_HINTS));
    case "privacy":
      return whispered(given.subcommand === "delete" ? bot.deleteData(visit) : bot.showData(visit));
    case "digest":
      return whispered(runDigest(bot, visit, given));
    case "gaps":
      return whispered(bot.gaps(visit));
    case "settings":
      return whispered(bot.settings(visit, changeOf(given)));
    default:
      return undefined;
  }
}

/** Undefined: only show what is set. */
function changeOf(given: Given): SettingsChange | undefined {
  switch (given.subcommand) {
    case "channels": {
      const chosen = channelsOf(given);
      return { answerChannels: chosen.length === 0 ? null : chosen };
    }
    case "answers": {
      const isPrivate = given.flag("private");
      return isPrivate === undefined ? undefined : { answerPrivately: isPrivate };
    }
    case "notices":
      return { noticesChannel: given.text("channel") ?? null };
    case "language": {
      const language = given.text("language");
      return { language: language === "it" || language === "en" ? language : null };
    }
    default:
      return undefined;
  }
}

function channelsOf(given: Given): readonly string[] {
  const names = Array.from(
    { length: ANSWER_CHANNELS_MAX },
    (_, index) => WORDS.en.commands.settings.options.channelOf(index + 1).name,
  );
  return [...new Set(names.flatMap((name) => given.text(name) ?? []))];
}
