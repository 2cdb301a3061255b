import { LEXICONS } from "./lexicon/lexicons.ts";
import { phrases } from "./phrases.ts";

/** What a message is, beside a question to the source. */
export type Intent = "greeting" | "thanks" | "wellbeing" | "insult" | "injection" | "help" | "topics";

const both = (pick: (lexicon: (typeof LEXICONS)["it"]) => readonly string[]) =>
  phrases([...pick(LEXICONS.it), ...pick(LEXICONS.en)]);

const INJECTION = both((lexicon) => lexicon.injection);
const HELP = both((lexicon) => lexicon.help);
const TOPICS = both((lexicon) => lexicon.topics);
const INSULT = both((lexicon) => lexicon.small.insult);
const ACKNOWLEDGEMENT = both((lexicon) => lexicon.small.acknowledgement);
const SMALL_TALK = [
  ["insult", INSULT],
  ["wellbeing", both((lexicon) => lexicon.small.wellbeing)],
  ["thanks", both((lexicon) => lexicon.small.thanks)],
  ["greeting", both((lexicon) => lexicon.small.greeting)],
] as const;

/**
 * Tells small talk, requests for help and attempts to misuse the bot from questions. A question behind a greeting
 * stays a question: `rest` is the text without the small talk.
 * @param text normalised and repaired
 * @param empty true where nothing worth a search is left in a text
 */
export function recogniseIntent(
  text: string,
  empty: (rest: string) => boolean,
): { readonly intent: Intent | null; readonly rest: string } {
  if (INJECTION.occurIn(text)) return { intent: "injection", rest: text };
  if (INSULT.occurIn(text) && empty(INSULT.removeFrom(text))) return { intent: "insult", rest: "" };
  if (HELP.occurIn(text) && empty(HELP.removeFrom(text))) return { intent: "help", rest: "" };
  if (TOPICS.occurIn(text) && empty(TOPICS.removeFrom(text))) return { intent: "topics", rest: "" };
  let rest = text;
  let intent: Intent | null = null;
  for (const [kind, pattern] of SMALL_TALK) {
    if (!pattern.occurIn(rest)) continue;
    intent ??= kind;
    rest = pattern.removeFrom(rest);
  }
  // After the rest, whose phrases hold such words too: “nice job”, “are you ok”.
  if (ACKNOWLEDGEMENT.occurIn(rest)) {
    rest = ACKNOWLEDGEMENT.removeFrom(rest);
    if (rest === "") intent ??= "thanks";
  }
  if (intent === null || !empty(rest)) return { intent: null, rest };
  return { intent, rest };
}
