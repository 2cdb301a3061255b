import type { Entry, Language, Pack } from "../../knowledge/pack/types.ts";
import type { EntrySubject } from "../answer/decide.ts";
import { entryMark } from "./actions.ts";

/** What buttons and records refer to, found again: undefined or left out where the knowledge has changed since. */
export type Directory = {
  /** By `pack/entry`, or by the entry's id alone: of the first pack that has it. */
  entry(reference: string): EntrySubject | undefined;
  /** The `pack/entry` of marks. */
  keysOf(marks: readonly string[]): readonly string[];
  /** What readers know an entry by; the reference itself where it is gone. */
  titleOf(reference: string, language: Language): string;
  /** Names of glossary ids. */
  namesOf(ids: readonly string[], language: Language): readonly string[];
  /** A topic's name and its entries. */
  topic(
    id: string,
  ): { readonly name: Readonly<Record<Language, string>>; readonly entries: readonly Entry[] } | undefined;
  about(language: Language): string;
};

export function createDirectory(packs: readonly Pack[]): Directory {
  const subjects = packs.flatMap((pack) =>
    pack.entries.map((entry): EntrySubject => ({ kind: "entry", key: `${pack.metadata.id}/${entry.id}`, pack, entry })),
  );
  const byReference = new Map([
    ...subjects.toReversed().map((subject) => [subject.entry.id, subject] as const),
    ...subjects.map((subject) => [subject.key, subject] as const),
  ]);
  const byMark = new Map(subjects.map(({ key }) => [entryMark(key), key]));
  const terms = new Map(packs.flatMap(({ glossary }) => glossary.map((term) => [term.id, term] as const)));
  return {
    entry: (reference) => byReference.get(reference),
    keysOf: (marks) => marks.flatMap((mark) => byMark.get(mark) ?? []),
    titleOf: (reference, language) => byReference.get(reference)?.entry.title[language] ?? reference,
    namesOf: (ids, language) => ids.flatMap((id) => terms.get(id)?.name[language] ?? []),
    topic(id) {
      for (const pack of packs) {
        const topic = pack.topics.find((each) => each.id === id);
        if (topic === undefined) continue;
        return { name: topic.name, entries: pack.entries.filter(({ topics }) => topics.includes(id)) };
      }
      return undefined;
    },
    about: (language) => packs.map(({ metadata }) => metadata.about[language]).join("; "),
  };
}
