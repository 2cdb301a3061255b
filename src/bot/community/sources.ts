import type { Citation } from "../answer/types.ts";
import type { Source } from "./reply.ts";

/** Where a statement can be looked up: “§6, §7 · the source's title · «first words…», «first words…»”. */
export function sourceOf({ paragraphs, title, firstWords, address }: Citation): Source {
  const numbers = paragraphs.map((number) => `§${number}`).join(", ");
  const quotes = firstWords.map((words) => `«${words}…»`).join(", ");
  return { text: [numbers, title, quotes].filter((part) => part !== "").join(" · "), address };
}

/** The sources of statements, each place once. */
export function sourcesOf(citations: readonly Citation[]): readonly Source[] {
  return [...new Map(citations.map(sourceOf).map((source) => [source.text, source])).values()];
}
