import { type DigestRequest, readDigestRequest } from "./digest-request.ts";
import { readSettingsRequest, type SettingsRequest } from "./settings-request.ts";

/** What somebody typed behind the command. */
export type SlashRequest =
  | { readonly kind: "ask"; readonly question: string }
  | { readonly kind: "topics" | "debate" | "explain" | "gaps" | "help" | "show-data" | "delete-data" }
  | { readonly kind: "settings"; readonly request: SettingsRequest }
  | { readonly kind: "digest"; readonly request: DigestRequest };

const ASK = new Set(["ask", "chiedi", "domanda"]);
/** Verbs that stand alone: with more words behind them they begin a question. */
const ALONE = new Map([
  ...["topics", "temi", "argomenti"].map((verb) => [verb, "topics"] as const),
  ...["debate", "dibattito"].map((verb) => [verb, "debate"] as const),
  ...["explain", "spiega"].map((verb) => [verb, "explain"] as const),
  ...["gaps", "lacune"].map((verb) => [verb, "gaps"] as const),
  ...["help", "aiuto"].map((verb) => [verb, "help"] as const),
]);
const PRIVACY = new Set(["privacy"]);
const DELETE = new Set(["delete", "cancella", "elimina"]);
const SETTINGS = new Set(["settings", "impostazioni"]);
const DIGEST = new Set(["digest", "digesto", "riepilogo"]);

/** A verb in either language, or else a question; nothing at all asks for help. */
export function readSlashRequest(text: string): SlashRequest {
  const question = text.trim();
  const [first = "", ...rest] = question.split(/\s+/);
  const verb = folded(first);
  const alone = ALONE.get(verb);
  if (verb === "") return { kind: "help" };
  if (ASK.has(verb) && rest.length > 0) return { kind: "ask", question: question.slice(first.length).trim() };
  if (alone !== undefined && rest.length === 0) return { kind: alone };
  if (DIGEST.has(verb)) return { kind: "digest", request: readDigestRequest(rest) };
  if (SETTINGS.has(verb)) return { kind: "settings", request: readSettingsRequest(rest) };
  if (PRIVACY.has(verb) && rest.length < 2)
    return { kind: DELETE.has(folded(rest[0] ?? "")) ? "delete-data" : "show-data" };
  return ASK.has(verb) ? { kind: "help" } : { kind: "ask", question };
}

/** In lower case and without accents, as verbs are compared. */
function folded(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
