import type { DigestEntry } from "./entries.ts";
import { shuffled } from "./entries.ts";
import type { History, Showing } from "./history.ts";
import type { DigestSettings } from "./request.ts";
import { arrange } from "./rotation.ts";

/** The entry that the digest is about, and whether it is shown for the first time or comes back as a question. */
export type Subject = {
  readonly entry: DigestEntry;
  readonly round: 1 | 2;
  /** No other is left in the round. */
  readonly last: boolean;
};

/** The next entry of the rotation that the channel hasn't seen, or undefined where it has seen all. */
export function subjectOfTheDay(
  entries: readonly DigestEntry[],
  history: History,
  settings: DigestSettings,
): Subject | undefined {
  const first = roundOf(1, firstShowings(settings));
  if (first !== undefined || settings.whenExhausted !== "second-round") return first;
  return roundOf(2, ["question"]);

  function roundOf(round: 1 | 2, as: readonly Showing[]): Subject | undefined {
    const left = entries.filter(({ key }) => history.times(key, ...as) === 0);
    const entry = nextInRotation(left, entries, history, settings);
    return entry && { entry, round, last: left.length === 1 };
  }
}

/** What counts as having seen an entry: its card; its prompt, where the channel only wants prompts. */
export function firstShowings({ parts }: DigestSettings): readonly Showing[] {
  return parts.includes("card") ? ["card"] : ["card", "prompt"];
}

/** One of those that are left, in the channel's own order and with another topic than what was shown before. */
export function nextInRotation(
  left: readonly DigestEntry[],
  entries: readonly DigestEntry[],
  history: History,
  settings: DigestSettings,
): DigestEntry | undefined {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  // What was shown last may have been taken out of the knowledge since.
  const before = history.entries.find((key) => byKey.has(key));
  return arrange(shuffled(left, settings), before === undefined ? undefined : byKey.get(before))[0];
}
