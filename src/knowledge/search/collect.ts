import type { LanguageTools } from "../text/language.ts";
import { sentences } from "../text/sentences.ts";
import { tokenise } from "../text/tokenise.ts";
import { CAPITAL, NUMBER, TIME, UNIT_KEYWORD, UNIT_QUESTION, UNIT_SENTENCE, UNIT_TITLE } from "./inverted.ts";
import type { Passage } from "./types.ts";
import { FIELD_WEIGHTS } from "./weights.ts";

const STOPWORD = -1;
const YEAR = /^(?:1\d{3}|20\d{2})$/;

export type Collected = ReturnType<typeof collect>;

/** Reads the passages once: numbers for terms and words, the token stream, and how often each term is where. */
export function collect(passages: readonly Passage[], language: LanguageTools) {
  const terms = new Map<string, number>();
  const exactTerms = new Map<string, number>();
  const words = {
    id: new Map<string, number>(),
    list: [] as string[],
    term: [] as number[],
    count: [] as number[],
    flags: [] as number[],
  };
  /** Every form, stopwords too, so that each is judged once. */
  const formIds = new Map<string, number>();
  const stream = { term: [] as number[], word: [] as number[], flags: [] as number[] };
  const units = { text: [] as string[], kind: [] as number[], start: [] as number[], tokenStart: [] as number[] };
  /** Parallel: term, passage, weighted frequency; in the order of the passages. */
  const occurrences = { term: [] as number[], passage: [] as number[], frequency: [] as number[] };
  const lengths: number[] = [];

  for (const [number, passage] of passages.entries()) {
    units.start.push(units.text.length);
    const frequencies = new Map<number, number>();
    let length = 0;
    const add = (text: string, kind: number, weight: number) => {
      length += weight * addUnit(text, kind, weight, frequencies);
    };
    for (const sentence of sentences(passage.text)) add(sentence, UNIT_SENTENCE, FIELD_WEIGHTS.text);
    if (passage.title !== undefined) add(passage.title, UNIT_TITLE, FIELD_WEIGHTS.title);
    for (const question of passage.questions ?? []) add(question, UNIT_QUESTION, FIELD_WEIGHTS.questions);
    for (const keyword of passage.keywords ?? []) add(keyword, UNIT_KEYWORD, FIELD_WEIGHTS.keywords);
    for (const exact of passage.terms ?? []) frequencies.set(numberOf(exact, exactTerms), 1);
    for (const [term, frequency] of frequencies) {
      occurrences.term.push(term);
      occurrences.passage.push(number);
      occurrences.frequency.push(frequency);
    }
    lengths.push(length);
  }
  units.start.push(units.text.length);
  units.tokenStart.push(stream.term.length);
  return { terms, exactTerms, words, stream, units, occurrences, lengths };

  /** How many content words the unit has. */
  function addUnit(text: string, kind: number, weight: number, frequencies: Map<number, number>): number {
    units.text.push(text);
    units.kind.push(kind);
    units.tokenStart.push(stream.term.length);
    const before = stream.term.length;
    let first = true;
    for (const { word: form, capital, numeric } of tokenise(text)) {
      const word = formIds.get(form) ?? addForm(form, numeric);
      const flags = capital && !first ? CAPITAL : 0;
      first = false;
      if (word === STOPWORD) continue;
      words.count[word] = (words.count[word] ?? 0) + 1;
      const term = words.term[word] ?? 0;
      stream.term.push(term);
      stream.word.push(word);
      stream.flags.push(flags | (words.flags[word] ?? 0));
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
    }
    return stream.term.length - before;
  }

  function addForm(form: string, numeric: boolean): number {
    if (language.stopwords.has(form)) {
      formIds.set(form, STOPWORD);
      return STOPWORD;
    }
    const word = words.list.length;
    formIds.set(form, word);
    words.id.set(form, word);
    words.list.push(form);
    words.term.push(numberOf(language.stem(form), terms));
    words.count.push(0);
    const number = numeric || language.numberWords.has(form) ? NUMBER : 0;
    const time = (numeric && YEAR.test(form)) || language.monthNames.has(form) ? TIME : 0;
    words.flags.push(number | time);
    return word;
  }

  /** The number of a stem or of an exact term, the next one where it has none yet. */
  function numberOf(key: string, numbers: Map<string, number>): number {
    let number = numbers.get(key);
    if (number === undefined) {
      number = terms.size + exactTerms.size;
      numbers.set(key, number);
    }
    return number;
  }
}
