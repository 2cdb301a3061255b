import { isLanguage } from "../../adapters/terminal/words/words.ts";
import { assumePast } from "../../bot/digest/content/assume-past.ts";
import { composeDigest } from "../../bot/digest/content/compose.ts";
import { NO_ACTIVITY, NO_PAST } from "../../bot/digest/content/request.ts";
import { DIGEST_PARTS } from "../../bot/digest/digest.ts";
import { revisionOf } from "../../knowledge/pack/revision.ts";
import { readArguments } from "../arguments.ts";
import { unknownLanguage } from "../ask-request.ts";
import type { Command } from "../context.ts";
import { UsageError } from "../errors.ts";
import { localDateAt, readLocalDate } from "./local-date.ts";
import { ownTimeZone, readTimeZone } from "./time-zone.ts";

const FLAGS = {
  date: { type: "string" },
  timezone: { type: "string" },
  language: { type: "string" },
  channel: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean" },
} as const;

const HELP = `Prints a digest and records nothing. As if the channel had one each day: each date has its own card.

  npm run --silent digest -- preview

  --date YYYY-MM-DD    the channel's date; today where it is left out
  --timezone ZONE      the channel's time zone, like Europe/Rome; that of this machine where it is left out
  --language it|en     the channel's language
  --channel NAME       another channel has its cards in another order
  --json               print one JSON object
  --help               print this
`;

/** `digest preview`: what a channel's digest of a day would say. */
export const preview: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, FLAGS);
  if (flags.help === true) {
    context.output.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new UsageError(`digest preview takes only flags, not “${words.join(" ")}”; see --help.`);
  if (flags.language !== undefined && !isLanguage(flags.language)) {
    throw new UsageError(unknownLanguage("--language", flags.language));
  }
  const timeZone = flags.timezone === undefined ? ownTimeZone() : readTimeZone(flags.timezone);
  const localDate =
    flags.date === undefined ? localDateAt(context.clock(), timeZone) : readLocalDate(flags.date, timeZone);

  const settings = await context.settings();
  const packs = await context.packs();
  const known = {
    knowledge: { packs, revision: revisionOf(packs) },
    settings: {
      platform: "terminal",
      community: "terminal",
      channel: flags.channel ?? "terminal",
      language: flags.language ?? settings.language,
      parts: DIGEST_PARTS,
      whenExhausted: "pause" as const,
    },
    localDate,
  };
  const digest = composeDigest({
    ...known,
    activity: NO_ACTIVITY,
    past: { ...NO_PAST, digests: assumePast(known) },
  });
  if (flags.json === true) {
    context.output.write(`${JSON.stringify(digest)}\n`);
    return 0;
  }
  const { renderDigest } = await import("../../adapters/terminal/digest.ts");
  const { styleFor } = await import("../../adapters/terminal/style.ts");
  const style = styleFor(context.output, settings.terminal.colours, context.environment);
  context.output.write(`${renderDigest(digest, style)}\n`);
  return 0;
};
