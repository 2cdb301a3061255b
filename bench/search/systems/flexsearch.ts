import { Index } from "flexsearch";
import { tokenise } from "../../../src/knowledge/text/tokenise.ts";
import type { System } from "../system.ts";

export const flexSearch: System = {
  name: "flexsearch",
  setUp: "stopwords and Snowball stems, suggestions on",
  build(passages, { stem, stopwords }) {
    const index = new Index({
      tokenize: "strict",
      encode: (text: string) =>
        tokenise(text)
          .filter(({ word }) => !stopwords.has(word))
          .map(({ word }) => stem(word)),
    });
    for (const [number, { title, text }] of passages.entries()) index.add(number, `${title} ${text}`);
    return (question, limit) =>
      index.search(question, { limit, suggest: true }).map((number) => passages[Number(number)]?.id ?? "");
  },
};
