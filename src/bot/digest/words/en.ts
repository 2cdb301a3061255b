import type { DigestWords } from "./words.ts";

const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });

export const en: DigestWords = {
  title: (localDate) => `The digest of ${longDate.format(new Date(localDate))}`,
  card: "Today's card",
  question: "Guess first",
  prompt: "Let's talk about it",
  debate: "Debate: open or closed?",
  news: "New in what I know",
  asked: "Asked most",
  unanswered: "Still without an answer",
  hidden: "The answer",
  sides: { for: "For open", against: "For closed" },
  takeSides: "Which side are you on, and why?",
  newsKinds: { new: "new", changed: "updated" },
  more: (count) => `and ${count} more`,
  askers: (count) => `${count} people`,
  empty: {
    exhausted: "Every card has been shown, nothing is new, and too few people asked anything to count it.",
    "not-this-day":
      "Every card has been shown and what comes once a week comes on another day; nothing is new, and too few people asked anything to count it.",
    "nothing-chosen":
      "Nothing is new and too few people asked anything to count it; this channel takes no cards and no prompts.",
  },
  exhausted: (round, chosen) => {
    if (round === 2)
      return "That was the last question: every card has been shown and asked. From now on I only post what is new.";
    const next = {
      pause:
        "From now on I only post what is new. You may instead choose weekly (a debate or a prompt once a week) or second-round (the cards again, as questions to guess).",
      weekly: "From now on a debate or a prompt comes once a week, as you chose.",
      "second-round": "From tomorrow the cards come back as questions to guess, as you chose.",
    };
    return `That was the last card: every one has been shown. ${next[chosen]}`;
  },
};
