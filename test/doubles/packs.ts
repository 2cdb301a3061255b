import type { Entry, Pack } from "../../src/knowledge/pack/types.ts";

/** An entry with something in every field; tests replace what they are about. Its texts name it. */
export function entryOf(id: string, fields: Partial<Entry> = {}): Entry {
  const both = (text: string) => ({ it: `${text} ${id} (it)`, en: `${text} ${id} (en)` });
  return {
    id,
    title: both("title"),
    paragraphs: [1],
    assertedBy: "article",
    firmness: "stated",
    answer: both("answer"),
    questions: { it: [`question ${id} (it)?`], en: [`question ${id} (en)?`] },
    keywords: { it: [id], en: [id] },
    asks: ["what"],
    entities: ["entity"],
    topics: [id],
    prompt: both("prompt"),
    ...fields,
  };
}

/** A pack of these entries. */
export function packOf(entries: readonly Entry[], id = "race"): Pack {
  return {
    metadata: {
      id,
      title: { it: "L'articolo", en: "The article" },
      languages: ["it", "en"],
      source: { language: "it", date: null, quotedPostDate: null, address: null },
      about: { it: "la corsa", en: "the race" },
      paragraphs: [{ number: 1, firstWords: "La corsa" }],
    },
    entries,
    silences: [],
    glossary: [],
    topics: [...new Set(entries.flatMap(({ topics }) => topics))].map((topic) => ({
      id: topic,
      name: { it: topic, en: topic },
    })),
    golden: [],
  };
}
