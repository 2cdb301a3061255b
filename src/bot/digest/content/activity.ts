import type { Language } from "../../../knowledge/pack/types.ts";
import type { CommunityActivity } from "../../ports/activity.ts";
import { SHOWN_FROM_PEOPLE } from "../../ports/people.ts";
import { redact } from "../../privacy/redact.ts";
import type { ActivityReport } from "../digest.ts";
import type { DigestEntry } from "./entries.ts";
import { LIMITS } from "./limits.ts";

/**
 * What people asked most and what stayed unanswered, most askers first; null where too few asked the same. Below three
 * distinct askers nothing is shown: neither a count nor a text may tell who asked. Texts are freed of mentions and
 * addresses here as well, whoever kept them.
 */
export function reportOf(
  { asked, unanswered }: CommunityActivity,
  entries: readonly DigestEntry[],
  language: Language,
): ActivityReport | null {
  const report = {
    asked: mostAsked(asked)
      .flatMap(({ entry: key, askers }) => {
        const entry = entries.find((each) => each.key === key)?.entry;
        return entry === undefined ? [] : [{ entry: key, title: entry.title[language], askers }];
      })
      .slice(0, LIMITS.askedMax),
    unanswered: mostAsked(unanswered)
      .map(({ text, askers }) => ({ text: redact(text), askers }))
      .filter(({ text }) => /\p{L}/u.test(text))
      .slice(0, LIMITS.unansweredMax),
  };
  return report.asked.length + report.unanswered.length === 0 ? null : report;
}

/** Those with the same number of askers keep the order that they came in. */
function mostAsked<T extends { readonly askers: number }>(all: readonly T[]): readonly T[] {
  return all.filter(({ askers }) => askers >= SHOWN_FROM_PEOPLE).toSorted((a, b) => b.askers - a.askers);
}
