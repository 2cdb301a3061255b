import type { Pair } from "./debates.ts";
import { type DigestEntry, shuffled } from "./entries.ts";
import { LIMITS } from "./limits.ts";
import { type ChannelView, firstShowings, nextInRotation, type Subject } from "./subject.ts";

/** What to talk about: the two sides of a debate, or the prompt of an entry. */
export type Discussion =
  | { readonly kind: "debate"; readonly pair: Pair }
  | { readonly kind: "prompt"; readonly entry: DigestEntry };

/**
 * What goes with the day's card: each seventh time a debate that wasn't held in this round, else the card's own prompt
 * where the channel hasn't seen it.
 */
export function discussionWith(
  { entry, round }: Subject,
  { pairs, history, settings }: ChannelView,
): Discussion | undefined {
  const number = history.digestsWith("card", "question", "prompt") + 1;
  if (number % LIMITS.debateEveryCards === 0) {
    const pair = shuffled(pairs, settings).find(
      (each) => each.for !== entry && each.against !== entry && history.times(each.key, "debate") < round,
    );
    if (pair !== undefined) return { kind: "debate", pair };
  }
  return history.times(entry.key, "prompt") === 0 ? { kind: "prompt", entry } : undefined;
}

/**
 * What comes once a week after the last card, in a channel that chose so: what was shown least often, debates first. It
 * comes on the weekday of the last card; undefined on others.
 *
 * @param localDate YYYY-MM-DD
 */
export function discussionOfTheWeek(view: ChannelView, localDate: string): Discussion | undefined {
  const { entries, pairs, history, settings } = view;
  const lastCard = history.lastDateOf(...firstShowings(settings));
  if (lastCard === undefined || daysBetween(lastCard, localDate) % LIMITS.weekDays !== 0) return undefined;
  const debates = shuffled(pairs, settings);
  const timesOf = {
    debate: ({ key }: Pair) => history.times(key, "debate"),
    prompt: ({ key }: DigestEntry) => history.times(key, "prompt"),
  };
  const fewest = Math.min(...debates.map(timesOf.debate), ...entries.map(timesOf.prompt));
  const pair = debates.find((each) => timesOf.debate(each) === fewest);
  if (pair !== undefined) return { kind: "debate", pair };
  const left = entries.filter((each) => timesOf.prompt(each) === fewest);
  const entry = nextInRotation(left, view);
  return entry && { kind: "prompt", entry };
}

/** Local dates are counted as days of the calendar, whatever their hours. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
