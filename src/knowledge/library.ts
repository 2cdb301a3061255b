import {
  type AliasTable,
  type Annotator,
  buildAliasTable,
  createAnnotator,
  isNameIn,
  type Mention,
} from "./glossary/annotator.ts";
import { type Entry, type GlossaryTerm, LANGUAGES, type Language, type Pack, type Silence } from "./pack/types.ts";
import { openSearchIndex } from "./search/index.ts";
import { invert } from "./search/invert.ts";
import type { InvertedIndex } from "./search/inverted.ts";
import { buildRepairer } from "./search/repair.ts";
import type { Passage, SearchResult } from "./search/types.ts";
import { languageTools } from "./text/language.ts";
import { tokenise } from "./text/tokenise.ts";

/** What a search may find: a claim of a source, or a matter that the source is known to be silent on. */
export type Subject = { readonly key: string; readonly pack: Pack } & (
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "silence"; readonly silence: Silence }
);

/** A question or keyword that an editor gave for a subject, its words folded and its glossary terms found. */
export type Example = {
  readonly subject: string;
  readonly language: Language;
  readonly words: readonly string[];
  readonly mentions: readonly Mention[];
};

type PerLanguage<Value> = Readonly<Record<Language, Value>>;

/** All that takes time to derive from packs, as plain data that can be kept. */
export type CompiledLibrary = {
  readonly aliases: AliasTable;
  readonly indexes: PerLanguage<InvertedIndex>;
  /** How often each word occurs in the texts of a language. */
  readonly counts: PerLanguage<ReadonlyMap<string, number>>;
  readonly termsOf: ReadonlyMap<string, ReadonlySet<string>>;
};

/** Everything that the packs hold, ready to be searched. */
export type Library = {
  readonly packs: readonly Pack[];
  /** By key, which is also the id of its passages. */
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly terms: ReadonlyMap<string, GlossaryTerm>;
  readonly annotate: Annotator;
  /** True for a word that by itself names an entity or outsider. */
  isName(word: string): boolean;
  /** Glossary ids that a subject is about or mentions anywhere. */
  termsOf(key: string): ReadonlySet<string>;
  /** Passages of one language; `SearchResult.hits` hold the keys of subjects. */
  search(words: readonly string[], language: Language, terms: readonly string[]): SearchResult;
  /** True where a text of the language has the word, in any inflection. */
  knows(word: string, language: Language): boolean;
  /** How much of a word's use, 0 to 1, is in texts of the language. */
  share(word: string, language: Language): number;
  /** The likeliest words, of either language, that a misspelt one stands for. */
  repair(word: string): readonly { readonly word: string; readonly weight: number }[];
  /** Every question and keyword of every subject. Derived anew at each call. */
  examples(): readonly Example[];
};

/** How often a word of the language itself counts as seen: it is as likely meant as a frequent word of the packs. */
const FUNCTION_WORD_COUNT = 8;
const HITS_MAX = 20;

/** Reads packs: a passage for each subject and language, one index for each language. */
export function compileLibrary(packs: readonly Pack[]): CompiledLibrary {
  const subjects = subjectsOf(packs);
  const glossary = packs.flatMap((pack) => pack.glossary);
  const aliases = buildAliasTable(glossary);
  const annotate = createAnnotator(aliases, glossary);
  const counts: PerLanguage<Map<string, number>> = { it: new Map(), en: new Map() };
  const termsOf = new Map<string, Set<string>>();
  const count = (text: string, language: Language): readonly string[] => {
    const words = wordsOf(text);
    for (const word of words) counts[language].set(word, (counts[language].get(word) ?? 0) + 1);
    return words;
  };
  const index = (language: Language): InvertedIndex => {
    const passages = [...subjects.values()].map((subject) => {
      const passage = passageOf(subject, language);
      const texts = [passage.text, ...(passage.questions ?? []), ...(passage.keywords ?? [])];
      const mentioned = texts.flatMap((text) => annotate(count(text, language)).map(({ term }) => term.id));
      const terms = new Set([...entitiesOf(subject), ...mentioned]);
      termsOf.set(subject.key, terms.union(termsOf.get(subject.key) ?? new Set()));
      return { ...passage, terms: [...terms] };
    });
    return invert(passages, languageTools(language));
  };
  const indexes = { it: index("it"), en: index("en") };
  for (const term of glossary) {
    for (const language of LANGUAGES) {
      for (const text of [term.name[language], ...term.aliases[language]]) count(text, language);
    }
  }
  return { aliases, indexes, counts, termsOf };
}

/**
 * Opens a library on what was compiled from the same packs.
 * @param talk further words that people use, so that these are repaired when misspelt
 */
export function openLibrary(packs: readonly Pack[], compiled: CompiledLibrary, talk: Iterable<string> = []): Library {
  const { indexes, counts, termsOf } = compiled;
  const subjects = subjectsOf(packs);
  const glossary = packs.flatMap((pack) => pack.glossary);
  const annotate = createAnnotator(compiled.aliases, glossary);
  const open = (language: Language) => openSearchIndex(indexes[language], { language, repair: false });
  const searches = { it: open("it"), en: open("en") };

  return {
    packs,
    subjects,
    terms: new Map(glossary.map((term) => [term.id, term])),
    annotate,
    isName: (word) => isNameIn(compiled.aliases, word),
    termsOf: (key) => termsOf.get(key) ?? new Set(),
    search: (words, language, terms) => searches[language].search(words.join(" "), { limit: HITS_MAX, terms }),
    knows: (word, language) => counts[language].has(word) || searches[language].knows(word),
    share(word, language) {
      const all = LANGUAGES.reduce((sum, each) => sum + (counts[each].get(word) ?? 0), 0);
      return all === 0 ? 0 : (counts[language].get(word) ?? 0) / all;
    },
    repair: lazily(() => buildRepairer(vocabularyOf(counts, talk))),
    examples: () => [...subjects.values()].flatMap((subject) => examplesOf(subject, annotate)),
  };
}

const wordsOf = (text: string): readonly string[] => tokenise(text).map((token) => token.word);

function subjectsOf(packs: readonly Pack[]): ReadonlyMap<string, Subject> {
  const all = packs.flatMap((pack): Subject[] => [
    ...pack.entries.map((entry) => ({ key: `${pack.metadata.id}/${entry.id}`, pack, kind: "entry" as const, entry })),
    ...pack.silences.map((silence) => ({
      key: `${pack.metadata.id}/${silence.id}`,
      pack,
      kind: "silence" as const,
      silence,
    })),
  ]);
  return new Map(all.map((subject) => [subject.key, subject]));
}

const entitiesOf = (subject: Subject): readonly string[] =>
  subject.kind === "entry" ? subject.entry.entities : subject.silence.entities;

function passageOf(subject: Subject, language: Language): Passage {
  const { questions, keywords } = subject.kind === "entry" ? subject.entry : subject.silence;
  const shared = { id: subject.key, questions: questions[language], keywords: keywords[language] };
  return subject.kind === "entry"
    ? { ...shared, text: subject.entry.answer[language], title: subject.entry.title[language] }
    : { ...shared, text: subject.silence.missing[language] };
}

function examplesOf(subject: Subject, annotate: Annotator): readonly Example[] {
  const { questions, keywords } = subject.kind === "entry" ? subject.entry : subject.silence;
  return LANGUAGES.flatMap((language) =>
    [...questions[language], ...keywords[language]].map((text) => {
      const words = wordsOf(text);
      return { subject: subject.key, language, words, mentions: annotate(words) };
    }),
  );
}

/** Words that may be meant: those of the texts, the function words of both languages, and words of talk. */
function vocabularyOf(counts: CompiledLibrary["counts"], talk: Iterable<string>) {
  const all = new Map<string, number>();
  const add = (word: string, count: number) => {
    if (!/\p{N}/u.test(word)) all.set(word, (all.get(word) ?? 0) + count);
  };
  for (const language of LANGUAGES) {
    for (const [word, count] of counts[language]) add(word, count);
    for (const word of languageTools(language).stopwords) add(word, FUNCTION_WORD_COUNT);
  }
  for (const word of talk) add(word, FUNCTION_WORD_COUNT);
  return [...all].map(([word, count]) => ({ word, count }));
}

/** A function that is only made when it is first called: most questions have nothing to repair. */
function lazily<Argument, Result>(make: () => (argument: Argument) => Result): (argument: Argument) => Result {
  let made: ((argument: Argument) => Result) | undefined;
  return (argument) => {
    made ??= make();
    return made(argument);
  };
}
