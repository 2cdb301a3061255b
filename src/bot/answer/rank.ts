import type { Library, Subject } from "../../knowledge/library.ts";
import type { Ask, Entry, Language } from "../../knowledge/pack/types.ts";
import type { SearchResult } from "../../knowledge/search/types.ts";
import type { Reading } from "../understanding/read.ts";
import type { Examples } from "./examples.ts";
import { FOLLOW_UP, GUARDS, RANKING } from "./weights.ts";

/** What speaks against a candidate, however alike its words are. */
export type Guard = keyof typeof GUARDS;

export type Candidate = {
  readonly subject: Subject;
  /** Confidence, 0 to 1. */
  readonly score: number;
  readonly likeness: number;
  readonly search: number;
  readonly guards: readonly Guard[];
};

export type Ranking = { readonly candidates: readonly Candidate[]; readonly work: SearchResult["work"] };

/** Asks that name a kind of answer which an entry either gives or doesn't. */
const TELLING_ASKS: ReadonlySet<Ask> = new Set(["when", "where", "how-many", "how-much", "how-long", "who"]);

const COUNTING_ASKS: ReadonlySet<Ask> = new Set(["how-many", "how-much"]);

/**
 * Orders what the library has by how likely it answers: the likeness to its nearest example, what the search says of
 * its texts, and the guards.
 * @param told keys of what was just told, and is unlikely to be asked for again
 */
export function rank(
  reading: Reading,
  language: Language,
  library: Library,
  examples: Examples,
  told: readonly string[] = [],
): Ranking {
  const ids = new Set([...reading.mentions.map(({ term }) => term.id), ...reading.carried, ...reading.recalled]);
  const words = reading.content.map((at) => reading.words[at] ?? "");
  const { hits, work } = library.search(words, language, [...ids]);
  const hitOf = new Map(hits.map((hit) => [hit.id, hit]));
  const nearest = examples.nearest(reading);
  const guardsAgainst = guardsOf(reading);
  const hollow = hollowness(reading);

  const candidates = [...new Set([...hitOf.keys(), ...nearest.keys()])].flatMap((key): Candidate[] => {
    const subject = library.subjects.get(key);
    if (subject === undefined) return [];
    const likeness = nearest.get(key) ?? 0;
    const { score: search = 0, coverage = 0 } = hitOf.get(key) ?? {};
    const guards = subject.kind === "entry" ? guardsAgainst(subject.entry, library.termsOf(key)) : hollow;
    const evidence = (likeness + RANKING.search * search) / (1 + RANKING.search * RANKING.searchMax);
    const uncovered = 1 - RANKING.uncovered * (1 - coverage);
    const repeated = told.includes(key) ? FOLLOW_UP.repetition : 1;
    const score = guards.reduce((left, guard) => left * GUARDS[guard], evidence * uncovered * repeated);
    return [{ subject, likeness, search, guards, score }];
  });
  candidates.sort((a, b) => b.score - a.score || (a.subject.key < b.subject.key ? -1 : 1));
  return { candidates, work };
}

/** What speaks against entries, as far as it depends on the message: read once, and asked for each entry. */
function guardsOf(reading: Reading): (entry: Entry, terms: ReadonlySet<string>) => readonly Guard[] {
  const { mentions, carried, asks } = reading;
  const names = mentions.map(({ term }) => term).filter(({ kind }) => kind !== "concept");
  const entities = names.filter(({ kind }) => kind === "entity").map(({ id }) => id);
  // Of what is taken over, the first is what the question before was about.
  const wanted = [...entities, ...carried.slice(0, 1)];
  const namesOutsider = names.some(({ kind }) => kind === "outsider");
  const telling = asks !== null && TELLING_ASKS.has(asks) ? asks : null;
  const isCounting = asks !== null && COUNTING_ASKS.has(asks);
  const hollow = hollowness(reading);
  return (entry, terms) => {
    const guards: Guard[] = [];
    if (namesOutsider) guards.push("outsider");
    if (wanted.some((id) => !terms.has(id))) guards.push("entity");
    if (telling !== null && !entry.asks.includes(telling)) guards.push("asked");
    if (isCounting && entry.counts !== undefined) {
      if (!mentions.some(({ term }) => entry.counts?.includes(term.id))) guards.push("counted");
    }
    return guards.length === 0 ? hollow : [...guards, ...hollow];
  };
}

/** Half of what it says nobody knows; a number by itself says hardly more than an unknown word. */
function hollowness({ unknown, content, words }: Reading): readonly Guard[] {
  const hollow = new Set([...unknown, ...content.filter((at) => /^\d+$/.test(words[at] ?? ""))]);
  return hollow.size > 0 && hollow.size * 2 >= content.length ? ["unknown"] : [];
}
