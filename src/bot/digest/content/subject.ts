import type { Pair } from "./debates.ts";
import { type DigestEntry, shuffled } from "./entries.ts";
import type { History, Showing } from "./history.ts";
import type { DigestSettings } from "./request.ts";
import { arrange } from "./rotation.ts";

/** What a day's digest may choose from. */
export type ChannelView = {
  readonly entries: readonly DigestEntry[];
  /** In the channel's language. */
  readonly pairs: readonly Pair[];
  readonly history: History;
  readonly settings: DigestSettings;
};

/** The entry that the digest is about, and whether it is shown for the first time or comes back as a question. */
export type Subject = {
  readonly entry: DigestEntry;
  readonly round: 1 | 2;
  /** No other is left in the round. */
  readonly last: boolean;
};

/** The next entry of the rotation that the channel hasn't seen, or undefined where it has seen all. */
export function subjectOfTheDay(view: ChannelView): Subject | undefined {
  const first = nextOfRound(1, firstShowings(view.settings), view);
  if (first !== undefined || view.settings.whenExhausted !== "second-round") return first;
  return nextOfRound(2, ["question"], view);
}

/** What counts as having seen an entry: its card; its prompt too, where the channel only wants prompts. */
export function firstShowings({ parts }: DigestSettings): readonly Showing[] {
  return parts.includes("card") ? ["card"] : ["card", "prompt"];
}

/** One of these entries, in the channel's own order and with another topic than what was shown before. */
export function nextInRotation(
  left: readonly DigestEntry[],
  { entries, history, settings }: ChannelView,
): DigestEntry | undefined {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  // A debate is no entry, and what was shown last may have been taken out of the knowledge since.
  const before = history.keys.find((key) => byKey.has(key));
  return arrange(shuffled(left, settings), before === undefined ? undefined : byKey.get(before))[0];
}

function nextOfRound(round: 1 | 2, as: readonly Showing[], view: ChannelView): Subject | undefined {
  const left = view.entries.filter(({ key }) => view.history.times(key, ...as) === 0);
  const entry = nextInRotation(left, view);
  return entry && { entry, round, last: left.length === 1 };
}
