import MiniSearch, { type Options } from "minisearch";
import type { LanguageTools } from "../../../src/knowledge/text/language.ts";
import { fold } from "../../../src/knowledge/text/normalise.ts";
import type { BenchPassage } from "../corpus.ts";
import type { System } from "../system.ts";

const FIELDS = { fields: ["title", "text"], idField: "id" };
const FUZZY_SHARE_OF_LENGTH = 0.2;

function tuned({ stem, stopwords }: LanguageTools): Options<BenchPassage> {
  return {
    ...FIELDS,
    processTerm(term) {
      const word = fold(term);
      return word === "" || stopwords.has(word) ? null : stem(word);
    },
  };
}

function miniSearch(name: string, setUp: string, options: (tools: LanguageTools) => Options<BenchPassage>): System {
  return {
    name,
    setUp,
    build(passages, language) {
      const search = new MiniSearch<BenchPassage>(options(language));
      search.addAll(passages);
      return (question, limit) =>
        search
          .search(question)
          .slice(0, limit)
          .map(({ id }) => String(id));
    },
  };
}

export const miniSearchDefault = miniSearch("minisearch", "default options", () => FIELDS);
export const miniSearchTuned = miniSearch("minisearch tuned", "stopwords and Snowball stems", tuned);
export const miniSearchFuzzy = miniSearch("minisearch tuned fuzzy", "the same with fuzzy 0.2", (language) => ({
  ...tuned(language),
  searchOptions: { fuzzy: FUZZY_SHARE_OF_LENGTH },
}));
