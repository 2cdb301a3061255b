import { hash } from "node:crypto";
import type { Language, Pack } from "../../../knowledge/pack/types.ts";
import { citationOf } from "../../answer/compose.ts";
import type { EntrySubject } from "../../answer/decide.ts";
import type { DigestCard } from "../digest.ts";
import type { DigestSettings } from "./request.ts";

/** An entry as the rotation sees it: topics of two packs are never the same. */
export type DigestEntry = EntrySubject & { readonly topics: readonly string[] };

export function entriesIn(packs: readonly Pack[]): readonly DigestEntry[] {
  return packs.flatMap((pack) =>
    pack.entries.map((entry) => ({
      kind: "entry" as const,
      key: `${pack.metadata.id}/${entry.id}`,
      pack,
      entry,
      topics: entry.topics.map((topic) => `${pack.metadata.id}/${topic}`),
    })),
  );
}

/** In an order of the channel's own, the same each time; what is added or taken away leaves the others' order alone. */
export function shuffled<T extends { readonly key: string }>(
  items: readonly T[],
  { platform, community, channel }: DigestSettings,
): readonly T[] {
  const places = new Map(
    items.map(({ key }) => [key, hash("sha256", JSON.stringify([platform, community, channel, key]))]),
  );
  return items.toSorted((a, b) => ((places.get(a.key) ?? "") < (places.get(b.key) ?? "") ? -1 : 1));
}

export function cardOf(subject: DigestEntry, language: Language): DigestCard {
  const { key, entry } = subject;
  return {
    entry: key,
    title: entry.title[language],
    text: entry.answer[language],
    citations: [citationOf(subject, language)],
  };
}
