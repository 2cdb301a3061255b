import type { Bot, Language } from "../../bot/bot.ts";
import { printable } from "../../text/printable.ts";
import { COMMANDS } from "./commands.ts";

/** What fits a screen; more would be scrolled past. */
const COMPLETIONS_MAX = 10;

/**
 * Completions of a line in the form that `node:readline` takes: the candidates, and the part that they replace.
 *
 * Readline puts the beginning that all candidates share in the place of what was typed, even if that is shorter, as it
 * can be where the bot repaired a typo. The typed text among the candidates keeps it from taking letters away: then
 * they are only listed.
 */
export function completionsOf(typed: string, bot: Bot, language: Language): [string[], string] {
  if (typed.trim() === "") return [[], typed];
  if (typed.startsWith("/")) return [COMMANDS.filter((name) => name.startsWith(typed)), typed];
  const found = bot.complete(typed, language, COMPLETIONS_MAX).map(({ question }) => printable(question));
  const shared = sharedBeginning(found);
  const takesAway = shared.length < typed.length && !typed.startsWith(shared);
  return [takesAway ? [typed, ...found] : found, typed];
}

function sharedBeginning([first = "", ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
