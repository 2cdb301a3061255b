import { isLanguage } from "../../adapters/terminal/words/words.ts";
import { DIGEST_PARTS } from "../../bot/ports/subscriptions.ts";
import { readArguments } from "../arguments.ts";
import { unknownLanguage } from "../ask-request.ts";
import type { Command } from "../context.ts";
import { UsageError } from "../errors.ts";
import { dateOf, zoneOf } from "./zone-and-date.ts";

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
  --channel NAME       a channel's name: each has its cards in an order of its own
  --json               print one JSON object
  --help               print this
`;

/** `digest preview`: what a channel's digest of a day would say. */
export const preview: Command = async (typed, context) => {
  const { flags, words } = readArguments(typed, FLAGS);
  const { output, environment } = context;
  if (flags.help === true) {
    output.write(HELP);
    return 0;
  }
  if (words.length > 0) throw new UsageError(`preview takes flags only, not “${words.join(" ")}”; see --help.`);
  if (flags.language !== undefined && !isLanguage(flags.language)) {
    throw new UsageError(unknownLanguage("--language", flags.language));
  }
  const localDate = dateOf(flags.date, zoneOf(flags.timezone), context.clock());

  const { language, terminal } = await context.settings();
  const previewDigest = await context.digestPreview();
  const digest = previewDigest({
    settings: {
      platform: "terminal",
      community: "terminal",
      channel: flags.channel ?? "terminal",
      language: flags.language ?? language,
      parts: DIGEST_PARTS,
      whenExhausted: "pause",
    },
    localDate,
  });
  if (flags.json === true) {
    output.write(`${JSON.stringify(digest)}\n`);
    return 0;
  }
  const { renderDigest } = await import("../../adapters/terminal/digest.ts");
  const { styleFor } = await import("../../adapters/terminal/style.ts");
  output.write(`${renderDigest(digest, styleFor(output, terminal.colours, environment))}\n`);
  return 0;
};
