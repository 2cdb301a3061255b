import { type GlossaryTerm, LANGUAGES, type Language, type TermKind } from "../pack/types.ts";
import { tokenise } from "../text/tokenise.ts";

/** A glossary term that occurs in a text, at the words `from` (inclusive) to `to` (exclusive). */
export type Mention = { readonly term: GlossaryTerm; readonly from: number; readonly to: number };

/** Longest matches, left to right; a word belongs to one name, and to one concept beside it at most. */
export type Annotator = (words: readonly string[]) => readonly Mention[];

/** Names (entities and outsiders) are found apart from concepts, so that both can stand in the same place. */
type Layer = "name" | "concept";
const LAYERS: readonly Layer[] = ["name", "concept"];
const layerOf = (kind: TermKind): Layer => (kind === "concept" ? "concept" : "name");

/** Aliases, their words joined by blanks, and the number of their term; how many words those have that begin with a word. */
type Aliases = { readonly terms: Map<string, number>; readonly lengths: Map<string, number> };

/** Every alias of a glossary by layer and language, as plain data that can be kept. */
export type AliasTable = Readonly<Record<Layer, Readonly<Record<Language, Aliases>>>>;

/** Up to this length words are compared as they are: endings are too much of them. */
const EXACT_CHARACTERS_MAX = 5;

/**
 * Endings of number and gender alone. Stems would go too far: an alias stands for one meaning, and Snowball makes one
 * word of “aperti” (open) and “apertura” (opening), of “testo” (text) and “testa” (head).
 */
const INFLECTIONS: Readonly<Record<Language, RegExp>> = { it: /[aeio]$/, en: /e?s$/ };

/** Not every function word: “quelli di OpenAI” without its first word would be found in “il modello di OpenAI”. */
const ARTICLES: Readonly<Record<Language, ReadonlySet<string>>> = {
  it: new Set(["il", "lo", "la", "i", "gli", "le", "un", "uno", "una"]),
  en: new Set(["the", "a", "an"]),
};

const formOf = (word: string, language: Language): string =>
  word.length <= EXACT_CHARACTERS_MAX ? word : word.replace(INFLECTIONS[language], "");

/** @param glossary terms of one or several packs; where two share an alias, the first has it */
export function buildAliasTable(glossary: readonly GlossaryTerm[]): AliasTable {
  const empty = () => ({
    it: { terms: new Map<string, number>(), lengths: new Map<string, number>() },
    en: { terms: new Map<string, number>(), lengths: new Map<string, number>() },
  });
  const table = { name: empty(), concept: empty() };
  for (const [number, term] of glossary.entries()) {
    for (const language of LANGUAGES) {
      const { terms, lengths } = table[layerOf(term.kind)][language];
      for (const alias of [term.name[language], ...term.aliases[language]]) {
        const words = withoutArticle(alias, language).map((word) => formOf(word, language));
        const [first] = words;
        const key = words.join(" ");
        if (first === undefined || terms.has(key)) continue;
        terms.set(key, number);
        lengths.set(first, Math.max(words.length, lengths.get(first) ?? 0));
      }
    }
  }
  return table;
}

/** “il gigante del delivery” is also found behind “del” and “un”. A short alias keeps its article: “the US”. */
function withoutArticle(alias: string, language: Language): readonly string[] {
  const words = tokenise(alias).map(({ word }) => word);
  return words.length > 2 && ARTICLES[language].has(words[0] ?? "") ? words.slice(1) : words;
}

/** True for a word that by itself is the name of an entity or outsider. */
export const isNameIn = (table: AliasTable, word: string): boolean =>
  LANGUAGES.some((language) => table.name[language].terms.has(formOf(word, language)));

/**
 * Finds glossary terms by their names and aliases, in both languages at once.
 * @param glossary the one that the table was built from
 */
export function createAnnotator(table: AliasTable, glossary: readonly GlossaryTerm[]): Annotator {
  return (words) => {
    const forms = { it: words.map((word) => formOf(word, "it")), en: words.map((word) => formOf(word, "en")) };
    /** The longest alias from a word on, in whichever language. */
    const longest = (layer: Layer, from: number): Mention | null => {
      let found: Mention | null = null;
      for (const language of LANGUAGES) {
        const { terms, lengths } = table[layer][language];
        const most = Math.min(lengths.get(forms[language][from] ?? "") ?? 0, words.length - from);
        for (let length = most; length > (found === null ? 0 : found.to - from); length -= 1) {
          const number = terms.get(forms[language].slice(from, from + length).join(" "));
          const term = number === undefined ? undefined : glossary[number];
          if (term !== undefined) found = { term, from, to: from + length };
        }
      }
      return found;
    };
    const [names = [], concepts = []] = LAYERS.map((layer) => {
      const found: Mention[] = [];
      for (let from = 0; from < words.length; ) {
        const mention = longest(layer, from);
        if (mention !== null) found.push(mention);
        from = mention?.to ?? from + 1;
      }
      return found;
    });
    const meant = concepts.filter((concept) => !names.some((name) => isWithin(concept, name)));
    return [...names, ...meant].sort((a, b) => a.from - b.from || b.to - a.to);
  };
}

/** A word inside a longer name has no meaning of its own: the plan in “action plan”. */
const isWithin = (concept: Mention, name: Mention): boolean =>
  name.from <= concept.from && concept.to <= name.to && concept.to - concept.from < name.to - name.from;
