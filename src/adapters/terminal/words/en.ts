import type { Words } from "./words.ts";

export const en: Words = {
  language: "English",
  welcome: "Hello, I am Staffetta. I answer from what I have read, and say which paragraph each answer rests on.",
  howTo: "Ask a question, or type the number of one of these. /help lists the commands. Italiano? Chiedi, o /lang it.",
  related: "You could also ask:",
  help: [
    ["(a question)", "asks it; a follow-up too: “and what does it cost?”"],
    ["(a number)", "asks the question that has the number"],
    ["Tab", "completes the question that you are typing"],
    ["/topics [topic]", "the topics, or the questions of one"],
    ["/explain", "how the last answer was found"],
    ["/lang it|en|auto", "the language of answers; auto: the question's own"],
    ["/help", "this list"],
    ["/quit", "leaves, as does Ctrl-D"],
  ],
  topicsHint: "Type a number, or /topics and a topic to see all of its questions.",
  noTopics: "There are no topics.",
  unknownTopic: (typed) => `No topic is called “${typed}”. /topics lists them.`,
  nothingToExplain: "There is no answer to explain yet: ask something first.",
  unknownCommand: (typed, meant) =>
    meant === undefined
      ? `${typed} is not a command. /help lists them.`
      : `${typed} is not a command. Did you mean ${meant}?`,
  noSuchNumber: (greatest) => `No question has that number: they go from 1 to ${greatest}.`,
  languageNow: (language) =>
    language === undefined ? "I answer in the question's language." : `From now on I answer in ${language}.`,
  unknownLanguage: (known) => `I don't know that language. Choose from: ${known}.`,
  failure: "Something went wrong and I have no answer. Try again; if it keeps happening, tell whoever runs me.",
  goodbye: "See you!",
  connect: "To bring me into a community, set the variables of a platform in the file .env (see .env.example):",
  or: "or",
  explanation: {
    status: "Outcome",
    score: "score",
    threshold: "threshold",
    knowledge: "Knowledge revision",
    languageFrom: "Language",
    part: "Part",
    asks: "asks",
    entities: "entities",
    followUp: "follow-up",
    candidates: "candidates",
    guards: "guards against",
    repairs: "Repairs",
    unknownWords: "Unknown words",
    work: "Work",
    workOf: (work) =>
      `characters ${work.characters}, terms ${work.terms}, repairs ${work.repairs}, postings read ${work.postings}`,
    none: "none",
    yes: "yes",
  },
};
