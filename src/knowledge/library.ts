import { type Annotator, buildAnnotator, type Mention } from "./glossary/annotator.ts";
import { type Entry, type GlossaryTerm, LANGUAGES, type Language, type Pack, type Silence } from "./pack/types.ts";
import { buildSearchIndex } from "./search/index.ts";
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

/** Everything that the packs hold, ready to be searched. */
export type Library = {
  readonly packs: readonly Pack[];
  readonly examples: readonly Example[];
  /** By key, which is also the id of its passages. */
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly terms: ReadonlyMap<string, GlossaryTerm>;
  readonly annotate: Annotator["annotate"];
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
};

/** How often a word of the language itself counts as seen: it is as likely meant as a frequent word of the packs. */
const FUNCTION_WORD_COUNT = 8;
const HITS_MAX = 20;

/**
 * Reads packs into one library: a passage for each subject and language, one index for each language.
 * @param talk further words that people use, so that these are repaired when misspelt
 */
export function buildLibrary(packs: readonly Pack[], talk: Iterable<string> = []): Library {
  const subjects = subjectsOf(packs);
  const glossary = packs.flatMap((pack) => pack.glossary);
  const { annotate } = buildAnnotator(glossary);
  const termsOf = new Map<string, Set<string>>();
  const counts: Record<Language, Map<string, number>> = { it: new Map(), en: new Map() };

  const examples: Example[] = [];
  const count = (text: string, language: Language): readonly string[] => {
    const words = tokenise(text).map((token) => token.word);
    for (const word of words) counts[language].set(word, (counts[language].get(word) ?? 0) + 1);
    return words;
  };
  const indexes = Object.fromEntries(
    LANGUAGES.map((language) => {
      const passages = [...subjects.values()].map((subject) => {
        const passage = passageOf(subject, language);
        const terms = new Set(entitiesOf(subject));
        for (const { term } of annotate(count(passage.text, language))) terms.add(term.id);
        for (const text of [...(passage.questions ?? []), ...(passage.keywords ?? [])]) {
          const words = count(text, language);
          const mentions = annotate(words);
          for (const { term } of mentions) terms.add(term.id);
          examples.push({ subject: subject.key, language, words, mentions });
        }
        termsOf.set(subject.key, termsOf.get(subject.key)?.union(terms) ?? terms);
        return { ...passage, terms: [...terms] };
      });
      return [language, buildSearchIndex(passages, { language, repair: false })];
    }),
  ) as Record<Language, ReturnType<typeof buildSearchIndex>>;
  for (const term of glossary) {
    for (const language of LANGUAGES)
      for (const text of [term.name[language], ...term.aliases[language]]) count(text, language);
  }
  const stems = Object.fromEntries(
    LANGUAGES.map((language) => [language, new Set([...counts[language].keys()].map(languageTools(language).stem))]),
  ) as Record<Language, Set<string>>;

  return {
    packs,
    examples,
    subjects,
    terms: new Map(glossary.map((term) => [term.id, term])),
    annotate,
    termsOf: (key) => termsOf.get(key) ?? new Set(),
    search: (words, language, terms) => indexes[language].search(words.join(" "), { limit: HITS_MAX, terms }),
    knows: (word, language) => counts[language].has(word) || stems[language].has(languageTools(language).stem(word)),
    share(word, language) {
      const all = LANGUAGES.reduce((sum, each) => sum + (counts[each].get(word) ?? 0), 0);
      return all === 0 ? 0 : (counts[language].get(word) ?? 0) / all;
    },
    repair: lazily(() => buildRepairer(vocabularyOf(counts, talk))),
  };
}

function subjectsOf(packs: readonly Pack[]): Map<string, Subject> {
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

/** Words that may be meant: those of the texts, the function words of both languages, and words of talk. */
function vocabularyOf(counts: Readonly<Record<Language, ReadonlyMap<string, number>>>, talk: Iterable<string>) {
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
