import { revisionOf } from "../../../knowledge/pack/revision.ts";
import type { Language, Pack } from "../../../knowledge/pack/types.ts";
import type { Debate, Digest, EmptyReason, GuessFirst } from "../digest.ts";
import { reportOf } from "./activity.ts";
import { type Pair, pairsOf } from "./debates.ts";
import { type Discussion, discussionOfTheWeek, discussionWith } from "./discussion.ts";
import { cardOf, entriesIn } from "./entries.ts";
import { markOf, readHistory } from "./history.ts";
import { newsSince, snapshotOf } from "./news.ts";
import type { DigestRequest } from "./request.ts";
import { type Subject, subjectOfTheDay } from "./subject.ts";

/**
 * The digest of a channel on a local date. A pure function: the same request gives the same digest, so it may be made
 * again for a retry, a preview, or to look up what a day would have brought. Where there is nothing to say, `empty`
 * says why.
 */
export type ComposeDigest = (request: DigestRequest) => Digest;

/** Composes digests from what these packs hold. */
export function createComposer(packs: readonly Pack[]): ComposeDigest {
  const entries = entriesIn(packs);
  const revision = revisionOf(packs);
  const knowledgeIn = (language: Language) => ({
    entries,
    pairs: pairsOf(entries, language),
    snapshot: snapshotOf(entries, revision, language),
  });
  const knowledge = { it: knowledgeIn("it"), en: knowledgeIn("en") };

  return ({ settings, activity, past, localDate }) => {
    const { language, parts } = settings;
    const { pairs, snapshot } = knowledge[language];
    const view = { entries, pairs, history: readHistory(past.digests), settings };
    const rotates = parts.includes("card") || parts.includes("prompt");
    const subject = rotates ? subjectOfTheDay(view) : undefined;
    const weekly = rotates && subject === undefined && settings.whenExhausted === "weekly";
    const daily = subject !== undefined && parts.includes("prompt") ? discussionWith(subject, view) : undefined;
    const discussion = weekly ? discussionOfTheWeek(view, localDate) : daily;
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
      // A debate in the place of a prompt leaves the last entry for another day.
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
