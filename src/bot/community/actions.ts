import { hash } from "node:crypto";
import { LANGUAGES, type Language } from "../../knowledge/pack/types.ts";

/** What a button does. It holds all that is needed, so that it works after a restart and for anybody. */
export type Action =
  /** Ask the first question of an entry, in a language. */
  | { readonly kind: "ask"; readonly entry: string; readonly language: Language }
  /** Show what a guess-first question hides. */
  | { readonly kind: "reveal"; readonly entry: string; readonly language: Language }
  /** `pack/entry` of what the answer cited, as `entryMark`s. */
  | { readonly kind: "helpful" | "unhelpful"; readonly entries: readonly string[]; readonly language: Language }
  /** Tell the editors that somebody wants this gap filled; tell the person once it is. */
  | { readonly kind: "want" | "follow" | "unfollow"; readonly gap: string; readonly language: Language }
  | { readonly kind: "debate"; readonly place: number; readonly language: Language }
  | { readonly kind: "topic"; readonly topic: string; readonly language: Language }
  | { readonly kind: "show-data" | "delete-data" | "delete-data-surely"; readonly language: Language };

export type ActionKind = Action["kind"];

/** A platform's limit for what a button may carry (Discord's, the narrower one). */
export const ACTION_CHARACTERS_MAX = 100;
const FIELD = ":";
const LIST = ",";
/** Before a mark that a platform's adapter adds, which isn't the action's. */
const MARK = "~";
const ENTRY_MARK_CHARACTERS = 10;

/** What stands for `pack/entry` in a button: short, and the same in each process. */
export function entryMark(key: string): string {
  return hash("sha256", key, "base64url").slice(0, ENTRY_MARK_CHARACTERS);
}

/**
 * @param mark what the message is recognised by later; at most 25 characters of A–Z, a–z, 0–9, `_` and `-`.
 */
export function encodeAction(action: Action, mark?: string): string {
  const fields = [action.kind, action.language, subjectOf(action)].filter((field) => field !== "");
  return fields.join(FIELD) + (mark === undefined ? "" : MARK + mark);
}

/** Undefined where it isn't one of ours, or of a version that knew others. */
export function decodeAction(encoded: string): Action | undefined {
  const [body = ""] = encoded.split(MARK);
  const [kind = "", spoken = "", ...rest] = body.split(FIELD);
  const subject = rest.join(FIELD);
  const language = LANGUAGES.find((each) => each === spoken);
  if (language === undefined) return undefined;
  switch (kind) {
    case "ask":
    case "reveal":
      return subject === "" ? undefined : { kind, entry: subject, language };
    case "helpful":
    case "unhelpful":
      return { kind, entries: subject === "" ? [] : subject.split(LIST), language };
    case "want":
    case "follow":
    case "unfollow":
      return subject === "" ? undefined : { kind, gap: subject, language };
    case "debate":
      return /^\d{1,4}$/.test(subject) ? { kind, place: Number(subject), language } : undefined;
    case "topic":
      return subject === "" ? undefined : { kind, topic: subject, language };
    case "show-data":
    case "delete-data":
    case "delete-data-surely":
      return subject === "" ? { kind, language } : undefined;
    default:
      return undefined;
  }
}

/** The mark that `encodeAction` was given. */
export function markOf(encoded: string): string | undefined {
  const at = encoded.lastIndexOf(MARK);
  return at === -1 ? undefined : encoded.slice(at + MARK.length);
}

function subjectOf(action: Action): string {
  switch (action.kind) {
    case "ask":
    case "reveal":
      return action.entry;
    case "helpful":
    case "unhelpful":
      return action.entries.join(LIST);
    case "want":
    case "follow":
    case "unfollow":
      return action.gap;
    case "debate":
      return String(action.place);
    case "topic":
      return action.topic;
    case "show-data":
    case "delete-data":
    case "delete-data-surely":
      return "";
  }
}
