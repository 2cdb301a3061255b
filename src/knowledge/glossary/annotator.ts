import { type GlossaryTerm, LANGUAGES, type Language } from "../pack/types.ts";
import { languageTools } from "../text/language.ts";
import { tokenise } from "../text/tokenise.ts";

/** A glossary term that occurs in a text, at the words `from` (inclusive) to `to` (exclusive). */
export type Mention = { readonly term: GlossaryTerm; readonly from: number; readonly to: number };

/**
 * Endings of number and gender alone. Stems would go too far: an alias stands for one meaning, and Snowball makes one
 * word of “aperti” (open) and “apertura” (opening), of “testo” (text) and “testa” (head).
 */
const INFLECTIONS: Readonly<Record<Language, RegExp>> = { it: /[aeio]{1,2}$/, en: /e?s$/ };

export type Annotator = {
  /** Longest matches, left to right; a word belongs to one name, and to one concept beside it at most. */
  annotate(words: readonly string[]): readonly Mention[];
};

/** Aliases up to this length are compared as they are: stems of short words collide. */
const EXACT_CHARACTERS_MAX = 5;

type Node = { readonly next: Map<string, Node>; term?: GlossaryTerm };
const node = (): Node => ({ next: new Map() });

/** A word inside a longer name has no meaning of its own: the plan in “action plan”. */
const isWithin = (concept: Mention, name: Mention): boolean =>
  name.from <= concept.from && concept.to <= name.to && concept.to - concept.from < name.to - name.from;

/** “il gigante del delivery” is also found behind “del” and “un”. A single word is left with its article: “the US”. */
function withoutArticle(alias: string, language: Language): readonly string[] {
  const words = tokenise(alias).map(({ word }) => word);
  return words.length > 2 && languageTools(language).stopwords.has(words[0] ?? "") ? words.slice(1) : words;
}

/**
 * Finds glossary terms by their names and aliases, in both languages at once and whatever the inflection.
 * @param glossary terms of one or several packs; where two share an alias, the first has it
 */
export function buildAnnotator(glossary: readonly GlossaryTerm[]): Annotator {
  const tries = {
    name: Object.fromEntries(LANGUAGES.map((language) => [language, node()])),
    concept: Object.fromEntries(LANGUAGES.map((language) => [language, node()])),
  };
  const key = (word: string, language: Language) =>
    word.length <= EXACT_CHARACTERS_MAX ? word : word.replace(INFLECTIONS[language], "");

  for (const term of glossary) {
    const trie = tries[term.kind === "concept" ? "concept" : "name"];
    for (const language of LANGUAGES) {
      for (const alias of [term.name[language], ...term.aliases[language]]) {
        let at = trie[language] ?? node();
        for (const word of withoutArticle(alias, language)) {
          const step = key(word, language);
          const next = at.next.get(step) ?? node();
          at.next.set(step, next);
          at = next;
        }
        if (at !== trie[language]) at.term ??= term;
      }
    }
  }

  /** The longest alias from a word on, in whichever language; `keys` are the words as each language compares them. */
  const longest = (
    trie: Readonly<Record<string, Node>>,
    keys: readonly (readonly string[])[],
    from: number,
  ): Mention | null => {
    let found: Mention | null = null;
    LANGUAGES.forEach((language, number) => {
      const own = keys[number] ?? [];
      let at: Node | undefined = trie[language];
      for (let to = from; to < own.length && at !== undefined; to += 1) {
        at = at.next.get(own[to] ?? "");
        if (at?.term !== undefined && to + 1 > (found?.to ?? 0)) found = { term: at.term, from, to: to + 1 };
      }
    });
    return found;
  };

  return {
    annotate(words) {
      const keys = LANGUAGES.map((language) => words.map((word) => key(word, language)));
      const find = (trie: Readonly<Record<string, Node>>): Mention[] => {
        const found: Mention[] = [];
        for (let from = 0; from < words.length; ) {
          const mention = longest(trie, keys, from);
          if (mention !== null) found.push(mention);
          from = mention?.to ?? from + 1;
        }
        return found;
      };
      const names = find(tries.name);
      const concepts = find(tries.concept).filter((concept) => !names.some((name) => isWithin(concept, name)));
      return [...names, ...concepts].sort((a, b) => a.from - b.from || b.to - a.to);
    },
  };
}
