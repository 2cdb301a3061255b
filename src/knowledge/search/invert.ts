import type { LanguageTools } from "../text/language.ts";
import { type Collected, collect } from "./collect.ts";
import { type InvertedIndex, idf, type Postings, type Relatives } from "./inverted.ts";
import type { Passage } from "./types.ts";
import { BM25, RELATIVE_PREFIX_CHARACTERS } from "./weights.ts";

/** Turns passages of one language into flat arrays. */
export function invert(passages: readonly Passage[], language: LanguageTools): InvertedIndex {
  const collected = collect(passages, language);
  const { terms, exactTerms, words, stream, units } = collected;
  const start = countOccurrences(collected);
  const idfs = new Float64Array(start.length - 1);
  for (let term = 0; term < idfs.length; term++) {
    idfs[term] = idf(passages.length, (start[term + 1] ?? 0) - (start[term] ?? 0));
  }
  return {
    passages,
    terms,
    exactTerms,
    words,
    idf: idfs,
    postings: layPostings(collected, start, idfs),
    units: {
      text: units.text,
      kind: Uint8Array.from(units.kind),
      weight: weighUnits(collected, idfs),
      start: Int32Array.from(units.start),
      tokenStart: Int32Array.from(units.tokenStart),
    },
    stream: {
      term: Int32Array.from(stream.term),
      word: Int32Array.from(stream.word),
      flags: Uint8Array.from(stream.flags),
    },
    relatives: relate(terms, exactTerms),
  };
}

/** Where the postings of each term begin, and after the last term their number. */
function countOccurrences({ terms, exactTerms, occurrences }: Collected): Int32Array {
  const start = new Int32Array(terms.size + exactTerms.size + 1);
  for (const term of occurrences.term) start[term + 1] = (start[term + 1] ?? 0) + 1;
  for (let term = 1; term < start.length; term++) start[term] = (start[term] ?? 0) + (start[term - 1] ?? 0);
  return start;
}

function layPostings({ occurrences, lengths }: Collected, start: Int32Array, idfs: Float64Array): Postings {
  const count = occurrences.term.length;
  const postings = { start, passage: new Int32Array(count), impact: new Float32Array(count) };
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1;
  const next = start.slice();
  for (let number = 0; number < count; number++) {
    const term = occurrences.term[number] ?? 0;
    const passage = occurrences.passage[number] ?? 0;
    const frequency = occurrences.frequency[number] ?? 0;
    const at = next[term] ?? 0;
    next[term] = at + 1;
    const lengthNorm = 1 - BM25.b + (BM25.b * (lengths[passage] ?? 0)) / averageLength;
    postings.passage[at] = passage;
    postings.impact[at] = ((idfs[term] ?? 0) * frequency * (BM25.k1 + 1)) / (frequency + BM25.k1 * lengthNorm);
  }
  return postings;
}

function weighUnits({ units, stream }: Collected, idfs: Float64Array): Float64Array {
  const weights = new Float64Array(units.text.length);
  const lastUnit = new Int32Array(idfs.length).fill(-1);
  for (let unit = 0; unit < weights.length; unit++) {
    const end = units.tokenStart[unit + 1] ?? 0;
    let sum = 0;
    for (let at = units.tokenStart[unit] ?? 0; at < end; at++) {
      const term = stream.term[at] ?? 0;
      if (lastUnit[term] === unit) continue;
      lastUnit[term] = unit;
      sum += idfs[term] ?? 0;
    }
    weights[unit] = sum;
  }
  return weights;
}

/** Exact terms have no relatives: each is a group of its own. */
function relate(terms: ReadonlyMap<string, number>, exactTerms: ReadonlyMap<string, number>): Relatives {
  const groups = new Map<string, number[]>();
  for (const [stem, term] of terms) {
    const prefix = stem.slice(0, RELATIVE_PREFIX_CHARACTERS);
    const group = groups.get(prefix);
    if (group === undefined) groups.set(prefix, [term]);
    else group.push(term);
  }
  const lists = [...groups.values(), ...Array.from(exactTerms.values(), (term) => [term])];
  const groupOf = new Int32Array(terms.size + exactTerms.size);
  const start = new Int32Array(lists.length + 1);
  const members = new Int32Array(groupOf.length);
  let at = 0;
  for (const [group, list] of lists.entries()) {
    for (const term of list) {
      groupOf[term] = group;
      members[at++] = term;
    }
    start[group + 1] = at;
  }
  return { groupOf, start, members };
}
