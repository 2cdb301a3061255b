import { create, insertMultiple, search } from "@orama/orama";
import type { System } from "../system.ts";

export const orama: System = {
  name: "orama",
  setUp: "BM25 with stopwords and Snowball stems",
  async build(passages, { stem, stopwords }) {
    const database = create({
      schema: { title: "string", text: "string" } as const,
      components: {
        tokenizer: { stemming: true, stemmer: stem, stopWords: [...stopwords] },
      },
    });
    await insertMultiple(
      database,
      passages.map(({ id, title, text }) => ({ id, title, text })),
    );
    return (question, limit) => {
      const results = search(database, { term: question, limit });
      if (results instanceof Promise)
        throw new TypeError("Orama searches without a wait unless it has asynchronous hooks.");
      return results.hits.map((hit) => hit.id);
    };
  },
};
