import type { Language } from "../../../knowledge/pack/types.ts";
import type { Debate, Digest, EmptyReason, GuessFirst } from "../digest.ts";
import { reportOf } from "./activity.ts";
import type { Pair } from "./debates.ts";
import { type Discussion, discussionOfTheWeek, discussionWith } from "./discussion.ts";
import { cardOf, entriesIn } from "./entries.ts";
import { markOf, readHistory } from "./history.ts";
import { newsSince, snapshotOf } from "./news.ts";
import type { DigestRequest } from "./request.ts";
import { type Subject, subjectOfTheDay } from "./subject.ts";

/**
 * The digest of a channel on a local date. A pure function: the same request gives the same digest, so it may be made
 * again for a retry, a preview, or to look up what a day would have brought. Never rejects a day: where there is
 * nothing to say, `empty` says why.
 */
export function composeDigest({ knowledge, settings, activity, past, localDate }: DigestRequest): Digest {
  const { language, parts } = settings;
  const entries = entriesIn(knowledge.packs);
  const history = readHistory(past.digests);
  const snapshot = snapshotOf(entries, knowledge.revision, language);

  const rotates = parts.includes("card") || parts.includes("prompt");
  const subject = rotates ? subjectOfTheDay(entries, history, settings) : undefined;
  const weekly = rotates && subject === undefined && settings.whenExhausted === "weekly";
  const discussion = weekly
    ? discussionOfTheWeek(entries, history, settings, localDate)
    : subject && parts.includes("prompt")
      ? discussionWith(subject, entries, history, settings)
      : undefined;

  const shown = {
    card: subject?.round === 1 && parts.includes("card") ? cardOf(subject.entry, language) : null,
    question: subject?.round === 2 ? questionOf(subject, language) : null,
    prompt:
      discussion?.kind === "prompt"
        ? { entry: discussion.entry.key, text: discussion.entry.entry.prompt[language] }
        : null,
    debate: discussion?.kind === "debate" ? debateOf(discussion.pair, language) : null,
    news: parts.includes("news") ? newsSince(past.knowledge, snapshot, entries) : null,
    activity: parts.includes("activity") ? reportOf(activity, entries, language) : null,
  };
  const nothing = Object.values(shown).every((part) => part === null);
  const why: EmptyReason = !rotates ? "nothing-chosen" : weekly ? "not-this-day" : "exhausted";
  return {
    language,
    localDate,
    ...shown,
    exhausted: subject?.last === true && [shown.card, shown.question, shown.prompt].some((part) => part !== null),
    round: subject?.round ?? 1,
    marks: [
      ...(shown.card === null ? [] : [markOf("card", shown.card.entry)]),
      ...(shown.question === null ? [] : [markOf("question", shown.question.entry)]),
      ...(discussion === undefined ? [] : [markOf(discussion.kind, keyOf(discussion))]),
    ],
    knowledge: snapshot,
    empty: nothing ? why : null,
  };
}

function questionOf({ entry }: Subject, language: Language): GuessFirst {
  const { entry: key, title, text, citations } = cardOf(entry, language);
  return { entry: key, question: entry.entry.questions[language][0] ?? title, hidden: { text, citations } };
}

function debateOf(pair: Pair, language: Language): Debate {
  return { for: cardOf(pair.for, language), against: cardOf(pair.against, language) };
}

function keyOf(discussion: Discussion): string {
  return discussion.kind === "debate" ? discussion.pair.key : discussion.entry.key;
}
