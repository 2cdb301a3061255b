import type { PastDigest } from "./request.ts";

/** What a digest showed: an entry's card, its question, its prompt; or a debate between two entries. */
export const SHOWINGS = ["card", "question", "prompt", "debate"] as const;
export type Showing = (typeof SHOWINGS)[number];

/** As the ledger keeps it: `card:pack/entry`. */
export function markOf(showing: Showing, key: string): string {
  return `${showing}:${key}`;
}

/** What a channel has seen. Marks that a later version of this program may have written are left alone. */
export type History = {
  /** How often it was shown as any of these. */
  times(key: string, ...as: readonly Showing[]): number;
  /** How many digests showed any of these. */
  digestsWith(...showings: readonly Showing[]): number;
  /** The date of the latest digest that showed any of these. */
  lastDateOf(...showings: readonly Showing[]): string | undefined;
  /** Keys of what was shown, latest first. */
  readonly keys: readonly string[];
};

/** @param past oldest first. */
export function readHistory(past: readonly PastDigest[]): History {
  const digests = past.map(({ localDate, marks }) => ({ localDate, shown: marks.flatMap(readMark) }));
  const counts = new Map<string, number>();
  for (const { marks } of past) for (const mark of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const showing = (showings: readonly Showing[]) =>
    digests.filter(({ shown }) => shown.some((each) => showings.includes(each.showing)));
  return {
    times: (key, ...as) => as.reduce((sum, each) => sum + (counts.get(markOf(each, key)) ?? 0), 0),
    digestsWith: (...showings) => showing(showings).length,
    lastDateOf: (...showings) => showing(showings).at(-1)?.localDate,
    keys: digests.flatMap(({ shown }) => shown.map(({ key }) => key)).toReversed(),
  };
}

function readMark(mark: string): readonly { readonly showing: Showing; readonly key: string }[] {
  const showing = SHOWINGS.find((each) => mark.startsWith(`${each}:`));
  return showing === undefined ? [] : [{ showing, key: mark.slice(showing.length + 1) }];
}
