import type { Language } from "../../../bot/bot.ts";
import type { SubscriptionWishes } from "../../../bot/digest/commands/types.ts";
import type { DigestPart, WhenExhausted } from "../../../bot/ports/subscriptions.ts";
import { channelIn, chosenBy, isOff } from "./tokens.ts";

type Verb =
  | { readonly verb: "form" }
  | { readonly verb: "unknown" }
  | { readonly verb: "unsubscribe" | "resume" | "status" | "now" }
  | { readonly verb: "subscribe"; readonly wishes: SubscriptionWishes }
  | { readonly verb: "pause"; readonly until: string }
  | { readonly verb: "preview" | "why"; readonly localDate: string | undefined }
  | { readonly verb: "settle"; readonly localDate: string; readonly as: "posted" | "missing" }
  | { readonly verb: "notices"; readonly to: string | null };

/** `channel`: the one that was named; undefined for where it was typed. */
export type DigestRequest = Verb & { readonly channel: string | undefined };

const VERBS: Readonly<Record<string, Exclude<Verb["verb"], "form" | "unknown">>> = {
  ...{ subscribe: "subscribe", iscrivi: "subscribe" },
  ...{ unsubscribe: "unsubscribe", disiscrivi: "unsubscribe" },
  ...{ pause: "pause", pausa: "pause" },
  ...{ resume: "resume", riprendi: "resume" },
  ...{ status: "status", stato: "status" },
  ...{ preview: "preview", anteprima: "preview" },
  ...{ now: "now", ora: "now", adesso: "now" },
  ...{ why: "why", perche: "why", perché: "why" },
  ...{ settle: "settle", risolvi: "settle" },
  ...{ notices: "notices", avvisi: "notices" },
};
const LANGUAGES: Readonly<Record<string, Language>> = {
  ...{ it: "it", italiano: "it", italian: "it" },
  ...{ en: "en", english: "en", inglese: "en" },
};
const PARTS: Readonly<Record<string, DigestPart>> = {
  ...{ card: "card", scheda: "card", prompt: "prompt", spunto: "prompt" },
  ...{ news: "news", novità: "news", activity: "activity", attività: "activity" },
};
const WHEN_EXHAUSTED: Readonly<Record<string, WhenExhausted>> = {
  ...{ pause: "pause", pausa: "pause", weekly: "weekly", settimanale: "weekly" },
  ...{ "second-round": "second-round", "secondo-giro": "second-round" },
};
const THREAD: Readonly<Record<string, boolean>> = {
  ...{ thread: true, discussione: true, "no-thread": false, "senza-discussione": false },
};
const AS: Readonly<Record<string, "posted" | "missing">> = {
  ...{ posted: "posted", pubblicato: "posted", missing: "missing", mancante: "missing" },
};
const TIME = /^\d{1,2}(?:[:.]\d{2})?(?:am|pm)?$/i;
const HALF_OF_DAY = /^(?:am|pm)$/i;

/** What moderators type behind `digest`, in either language; without anything to subscribe to, a form is meant. */
export function readDigestRequest(words: readonly string[]): DigestRequest {
  const [first = "", ...rest] = words;
  const verb = chosenBy(first, VERBS);
  // The channel that notices go to isn't the one that the command is about.
  const channel = verb === "notices" ? undefined : rest.map(channelIn).find((id) => id !== undefined);
  const said = rest.filter((word) => channelIn(word) === undefined || verb === "notices");
  return { ...verbOf(first === "" ? "status" : verb, said), channel };
}

function verbOf(verb: (typeof VERBS)[string] | undefined, said: readonly string[]): Verb {
  const [date, as = ""] = said;
  switch (verb) {
    case "subscribe":
      return said.length === 0 ? { verb: "form" } : { verb, wishes: wishesOf(said) };
    case "pause":
      return date === undefined ? { verb: "unknown" } : { verb, until: date };
    case "preview":
    case "why":
      return { verb, localDate: date };
    case "settle": {
      const settledAs = chosenBy(as, AS);
      return date === undefined || settledAs === undefined
        ? { verb: "unknown" }
        : { verb, localDate: date, as: settledAs };
    }
    case "notices": {
      const to = channelIn(date ?? "");
      if (to !== undefined) return { verb, to };
      return date !== undefined && isOff(date) ? { verb, to: null } : { verb: "unknown" };
    }
    case undefined:
      return { verb: "unknown" };
    default:
      return { verb };
  }
}

/** Words in any order; what is none of the known ones names the time zone. */
function wishesOf(said: readonly string[]): SubscriptionWishes {
  let wishes: SubscriptionWishes = {};
  const zone: string[] = [];
  for (const word of said) {
    const language = chosenBy(word, LANGUAGES);
    const part = chosenBy(word, PARTS);
    const thread = chosenBy(word, THREAD);
    const whenExhausted = chosenBy(word, WHEN_EXHAUSTED);
    if (TIME.test(word)) wishes = { ...wishes, time: word };
    else if (HALF_OF_DAY.test(word)) wishes = { ...wishes, time: `${wishes.time ?? ""}${word}` };
    else if (language !== undefined) wishes = { ...wishes, language };
    else if (part !== undefined) wishes = { ...wishes, parts: { ...(wishes.parts ?? NO_PARTS), [part]: true } };
    else if (thread !== undefined) wishes = { ...wishes, thread };
    else if (whenExhausted !== undefined) wishes = { ...wishes, whenExhausted };
    else zone.push(word);
  }
  return zone.length === 0 ? wishes : { ...wishes, timeZone: zone.join(" ") };
}

/** Whoever names parts wants these and no others. */
const NO_PARTS = { card: false, prompt: false, news: false, activity: false };
