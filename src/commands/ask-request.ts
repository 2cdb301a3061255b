import { isLanguage, WORDS } from "../adapters/terminal/words/words.ts";
import type { Language } from "../bot/bot.ts";
import { nearest } from "../text/nearest.ts";

export type AskLine = {
  readonly id: string | number;
  readonly question: string;
  readonly conversation?: string;
  readonly language?: Language;
};

/** What is wrong with a line, or the request that it holds. Fields that aren't known are left alone. */
export function readAskLine(line: string): AskLine | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "isn't JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { problem: "isn't a JSON object" };
  const { id, question, conversation, language } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== "string" && typeof id !== "number") return { problem: '"id" must be a string or a number' };
  if (typeof question !== "string") return { problem: '"question" must be a string' };
  if (!isAbsent(conversation) && typeof conversation !== "string")
    return { problem: '"conversation" must be a string' };
  if (!isAbsent(language) && typeof language !== "string") return { problem: '"language" must be a string' };
  if (typeof language === "string" && !isLanguage(language))
    return { problem: unknownLanguage('"language"', language) };
  return {
    id,
    question,
    ...(typeof conversation === "string" && { conversation }),
    ...(typeof language === "string" && { language }),
  };
}

/** “"language" must be it or en”, with the one that was probably meant. */
export function unknownLanguage(name: string, typed: string): string {
  const known = Object.keys(WORDS);
  const meant = nearest(typed, known);
  return `${name} must be ${known.join(" or ")}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

/** Programs write null for what they haven't got. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
