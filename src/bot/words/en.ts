import type { Words } from "./words.ts";

const and = (items: readonly string[]) => new Intl.ListFormat("en").format(items);
const or = (items: readonly string[]) => new Intl.ListFormat("en", { type: "disjunction" }).format(items);

export const en: Words = {
  greeting: (about) => `Hi! I answer questions about ${about}. Just ask, in your own words.`,
  thanks: "You're welcome! If another question comes up, I'm here.",
  wellbeing: (about) => `All good, thanks! I'm a bot, and ${about} is what I know about. What would you like to know?`,
  insult: (about) => `Sorry that I wasn't of use. I can answer about ${about}: try one of these questions.`,
  injection: (about) => `That I don't do: I only answer questions about ${about}.`,
  help: (about, topics) =>
    `I answer questions about ${about}, in English or Italian: short answers, with the paragraph they rest on; where the article is silent, I say so. Topics: ${and(topics)}.`,
  topics: (topics) => `You can ask me about: ${and(topics)}.`,
  empty: (about) => `I see no question there. Ask me something about ${about}.`,
  silent: (missing) => `The article doesn't say ${missing}.`,
  unnamed: (names) => `The article never mentions ${or(names)}.`,
  unknown: (about) => `The article has no answer to that: it is about ${about}.`,
  nearby: (titles) => `It does cover: ${titles.join("; ")}.`,
  otherLanguage: "(I only understand English and Italian well, so here it is in English.)",
};
