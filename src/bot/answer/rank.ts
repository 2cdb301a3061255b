import type { Library, Subject } from "../../knowledge/library.ts";
import type { Ask, Entry } from "../../knowledge/pack/types.ts";
import { LANGUAGES, type Language } from "../../knowledge/pack/types.ts";
import type { SearchResult } from "../../knowledge/search/types.ts";
import type { Reading } from "../understanding/read.ts";
import type { Examples } from "./examples.ts";
import { FOLLOW_UP, GUARDS, LIKENESS, RANKING } from "./weights.ts";

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
  const ids = [...new Set([...reading.mentions.map(({ term }) => term.id), ...reading.carried, ...reading.recalled])];
  const searched = new Map<string, number>();
  const covered = new Map<string, number>();
  let work = { characters: 0, terms: 0, repairs: 0, postings: 0 };
  for (const each of LANGUAGES) {
    const result = library.search(
      reading.content.map((at) => reading.words[at] ?? ""),
      each,
      ids,
    );
    const share = each === language ? 1 : RANKING.otherLanguage;
    for (const hit of result.hits) covered.set(hit.id, Math.max(covered.get(hit.id) ?? 0, hit.coverage));
    for (const hit of result.hits) searched.set(hit.id, Math.max(searched.get(hit.id) ?? 0, share * hit.score));
    work = {
      characters: Math.max(work.characters, result.work.characters),
      terms: Math.max(work.terms, result.work.terms),
      repairs: reading.repairs.length,
      postings: work.postings + result.work.postings,
    };
  }
  const nearest = examples.nearest(reading);
  const candidates = [...new Set([...searched.keys(), ...nearest.keys()])].flatMap((key) => {
    const subject = library.subjects.get(key);
    if (subject === undefined) return [];
    const likeness = nearest.get(key) ?? 0;
    const search = searched.get(key) ?? 0;
    const guards = subject.kind === "entry" ? guardsAgainst(subject.entry, reading, library.termsOf(key)) : [];
    const raw =
      (subject.kind === "entry" ? LIKENESS.entry : 0) +
      (likeness + RANKING.search * search) / (1 + RANKING.search * RANKING.searchMax);
    const fresh = told.includes(key) ? FOLLOW_UP.repetition : 1;
    return [
      {
        subject,
        likeness,
        search,
        guards,
        score: guards.reduce(
          (score, guard) => score * GUARDS[guard],
          raw * fresh * (1 - RANKING.uncovered * (1 - (covered.get(key) ?? 0))),
        ),
      },
    ];
  });
  candidates.sort((a, b) => b.score - a.score || (a.subject.key < b.subject.key ? -1 : 1));
  return { candidates, work };
}

function guardsAgainst(entry: Entry, reading: Reading, terms: ReadonlySet<string>): Guard[] {
  const guards: Guard[] = [];
  const names = reading.mentions.filter(({ term }) => term.kind !== "concept").map(({ term }) => term);
  if (names.some((term) => term.kind === "outsider")) guards.push("outsider");
  const [principal] = reading.carried;
  if (
    names.some((term) => term.kind === "entity" && !terms.has(term.id)) ||
    (principal !== undefined && !terms.has(principal))
  )
    guards.push("entity");
  if (reading.asks !== null && TELLING_ASKS.has(reading.asks) && !entry.asks.includes(reading.asks))
    guards.push("asked");
  if (reading.unknown.length > 0 && reading.unknown.length * 2 >= reading.content.length) guards.push("unknown");
  return guards;
}
