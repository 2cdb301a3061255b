import type { Language } from "../../bot/bot.ts";
import type { ConversationMemory } from "../../bot/conversation/memory.ts";

const LANGUAGES: Readonly<Record<Language, true>> = { it: true, en: true };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";
const isListOf = (value: unknown, each: (item: unknown) => boolean) => Array.isArray(value) && value.every(each);

function isFinding(value: unknown): boolean {
  return (
    isFields(value) &&
    isListOf(value.candidates, (each) => isFields(each) && isText(each.entry) && typeof each.score === "number") &&
    typeof value.threshold === "number" &&
    isListOf(value.guards, isText)
  );
}

/** Whether a value read from a file has the shape of a memory of this version. Whether its ids still exist is for the bot. */
export function isConversationMemory(value: unknown): value is ConversationMemory {
  return (
    isFields(value) &&
    value.version === 1 &&
    isText(value.language) &&
    Object.hasOwn(LANGUAGES, value.language) &&
    isListOf(value.entries, isText) &&
    isListOf(value.entities, isText) &&
    (value.asks === null || isText(value.asks)) &&
    typeof value.score === "number" &&
    isListOf(value.repairs, isText) &&
    (value.found === undefined || isFinding(value.found))
  );
}
