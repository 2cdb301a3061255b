import type { EntryFeedback, Feedback, FeedbackGiven } from "../../bot/ports/feedback.ts";
import { SHOWN_FROM_PEOPLE } from "../../bot/ports/people.ts";
import { isOf, keyOf, type MemoryTables } from "./tables.ts";

type Word = Pick<FeedbackGiven, "platform" | "community" | "answer" | "person">;

export function createMemoryFeedback({ feedback }: Pick<MemoryTables, "feedback">): Feedback {
  const key = ({ platform, community, answer, person }: Word) => keyOf(platform, community, answer, person);
  return {
    async record(given) {
      if (given.entries.length === 0) feedback.delete(key(given));
      else feedback.set(key(given), given);
    },
    async withdraw(word) {
      return feedback.delete(key(word));
    },
    async comments(platform, community, limit) {
      return [...feedback.values()]
        .filter(isOf(platform, community))
        .sort((one, other) => other.atMs - one.atMs)
        .flatMap(({ entries, helpful, comment }) =>
          comment === undefined ? [] : [{ entries: [...new Set(entries)].sort(), helpful, text: comment }],
        )
        .slice(0, limit);
    },
    async byEntry(platform, community, sinceMs) {
      const words = [...feedback.values()]
        .filter(isOf(platform, community))
        .filter(({ atMs }) => atMs >= sinceMs)
        .sort((one, other) => one.atMs - other.atMs || (one.answer < other.answer ? 1 : -1));
      const latest = new Map<string, Map<string, boolean>>();
      for (const { entries, person, helpful } of words) {
        for (const entry of entries) {
          latest.set(entry, new Map(latest.get(entry)).set(person, helpful));
        }
      }
      return [...latest]
        .filter(([, people]) => people.size >= SHOWN_FROM_PEOPLE)
        .map(([entry, people]): EntryFeedback => {
          const helpful = [...people.values()].filter((word) => word).length;
          return { entry, helpful, unhelpful: people.size - helpful };
        })
        .sort((one, other) => other.unhelpful - one.unhelpful || (one.entry < other.entry ? -1 : 1));
    },
  };
}
