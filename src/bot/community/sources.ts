import type { Citation } from "../answer/types.ts";
import type { Source } from "./reply.ts";

/** Where statements can be looked up, each place once: “§6, §7 · the source's title · «first words…»”. */
export function sourcesOf(citations: readonly Citation[]): readonly Source[] {
  const sources = citations.map(({ paragraphs, title, firstWords, address }) => ({
    text: [
      paragraphs.map((number) => `§${number}`).join(", "),
      title,
      firstWords.map((words) => `«${words}…»`).join(", "),
    ]
      .filter((part) => part !== "")
      .join(" · "),
    address,
  }));
  return [...new Map(sources.map((source) => [source.text, source])).values()];
}
