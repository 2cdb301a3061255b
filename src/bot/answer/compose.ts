import type { Library } from "../../knowledge/library.ts";
import type { Language, Pack } from "../../knowledge/pack/types.ts";
import type { Intent } from "../understanding/intent.ts";
import { WORDS } from "../words/words.ts";
import type { EntrySubject, Verdict } from "./decide.ts";
import type { Citation, Reason, Suggestion } from "./types.ts";

/** At most this many nearby questions are suggested. */
const SUGGESTIONS_MAX = 4;
/** An abstention names this many of the nearby claims. */
const NEARBY_MAX = 2;

/** What the answer says, without how it was found. */
export type Composed = {
  readonly status: "answered" | "abstained";
  readonly reason: Reason | null;
  readonly text: string;
  readonly citations: readonly Citation[];
  readonly suggestions: readonly Suggestion[];
};

const REASONS: Readonly<Record<Intent, Reason>> = {
  greeting: "chitchat",
  thanks: "chitchat",
  wellbeing: "chitchat",
  insult: "hostile",
  injection: "hostile",
  help: "help",
  topics: "help",
};

/** A reply to small talk, requests for help and misuse: friendly, and without any claim of the source's. */
export function composeSmallTalk(intent: Intent | "empty", library: Library, language: Language): Composed {
  const words = WORDS[language];
  const about = library.packs.map((pack) => pack.metadata.about[language]).join("; ");
  const topics = library.packs.flatMap((pack) => pack.topics.map((topic) => topic.name[language]));
  const texts: Readonly<Record<Intent | "empty", string>> = {
    greeting: words.greeting(about),
    thanks: words.thanks,
    wellbeing: words.wellbeing(about),
    insult: words.insult(about),
    injection: words.injection(about),
    help: words.help(about, topics),
    topics: words.topics(topics),
    empty: words.empty(about),
  };
  return {
    status: "abstained",
    reason: intent === "empty" ? "help" : REASONS[intent],
    text: texts[intent],
    citations: [],
    suggestions: oneEachTopic(library)
      .map((subject) => suggestionOf(subject, language))
      .slice(0, SUGGESTIONS_MAX),
  };
}

/** One short text out of what was found, with what it rests on and where to go from here. */
export function compose(verdicts: readonly Verdict[], library: Library, language: Language): Composed {
  const answered = verdicts.filter((verdict) => verdict.kind === "entry");
  if (answered.length > 0) {
    const subjects = answered.map(({ subject }) => subject);
    return {
      status: "answered",
      reason: null,
      text: subjects.map(({ entry }) => entry.answer[language]).join(" "),
      citations: subjects.map((subject) => citationOf(subject, language)),
      suggestions: nearby(verdicts, library, subjects).map((subject) => suggestionOf(subject, language)),
    };
  }
  const near = nearby(verdicts, library, []);
  return {
    status: "abstained",
    reason: "unknown",
    text: [no(verdicts[0], library, language), mentionNearby(near, language)]
      .filter((sentence) => sentence !== "")
      .join(" "),
    citations: [],
    suggestions: near.map((subject) => suggestionOf(subject, language)),
  };
}

function no(verdict: Verdict | undefined, library: Library, language: Language): string {
  const words = WORDS[language];
  if (verdict?.kind === "silence") return words.silent(verdict.silence.missing[language]);
  if (verdict?.kind === "unnamed") return words.unnamed(verdict.outsiders.map((term) => term.name[language]));
  return words.unknown(library.packs.map((pack) => pack.metadata.about[language]).join("; "));
}

function mentionNearby(subjects: readonly EntrySubject[], language: Language): string {
  const titles = subjects.slice(0, NEARBY_MAX).map(({ entry }) => entry.title[language]);
  return titles.length === 0 ? "" : WORDS[language].nearby(titles);
}

/** Entries worth going on with: those an editor named beside a silence, then the next best, then others of the topic. */
function nearby(
  verdicts: readonly Verdict[],
  library: Library,
  taken: readonly EntrySubject[],
): readonly EntrySubject[] {
  const entries = entriesOf(library);
  const named = verdicts.flatMap((verdict) =>
    verdict.kind === "silence"
      ? verdict.silence.nearby.flatMap((id) => entries.filter(({ entry }) => entry.id === id))
      : [],
  );
  const ranked = verdicts.flatMap(({ ranking }) =>
    ranking.candidates.flatMap(({ subject }) => (subject.kind === "entry" ? [subject] : [])),
  );
  const topics = new Set(taken.flatMap(({ entry }) => entry.topics));
  const related = entries.filter(({ entry }) => entry.topics.some((topic) => topics.has(topic)));
  const all = [...named, ...ranked, ...related, ...oneEachTopic(library)];
  return [...new Set(all)].filter((subject) => !taken.includes(subject)).slice(0, SUGGESTIONS_MAX);
}

export function entriesOf(library: Library): readonly EntrySubject[] {
  return [...library.subjects.values()].filter((subject) => subject.kind === "entry");
}

function oneEachTopic(library: Library): readonly EntrySubject[] {
  const entries = entriesOf(library);
  return library.packs.flatMap((pack) =>
    pack.topics.flatMap(
      ({ id }) => entries.find((subject) => subject.pack === pack && subject.entry.topics.includes(id)) ?? [],
    ),
  );
}

export function suggestionOf({ entry }: EntrySubject, language: Language): Suggestion {
  return { entry: entry.id, question: entry.questions[language][0] ?? entry.title[language] };
}

export function citationOf({ entry, pack }: EntrySubject, language: Language): Citation {
  return {
    pack: pack.metadata.id,
    entry: entry.id,
    title: pack.metadata.title[language],
    paragraphs: entry.paragraphs,
    firstWords: entry.paragraphs.map((number) => firstWordsOf(pack, number)),
    address: pack.metadata.source.address,
  };
}

const firstWordsOf = (pack: Pack, number: number): string =>
  pack.metadata.paragraphs.find((paragraph) => paragraph.number === number)?.firstWords ?? "";
