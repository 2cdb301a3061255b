import type { CommunityWords } from "./words.ts";

const and = (items: readonly string[]) => new Intl.ListFormat("en").format(items);
const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);
const score = (value: number) => value.toFixed(2);
const LANGUAGES = { it: "Italian", en: "English" } as const;

export const en: CommunityWords = {
  name: "English",
  related: "Ask on:",
  helped: "Did this help?",
  yes: "Yes",
  no: "No",
  thanksForYes: "Thank you, noted.",
  thanksForNo: "Noted, thank you for saying so: the editors will see it.",
  whyNot: {
    title: "What was wrong?",
    label: "What did you miss, or what is wrong?",
    hint: "The editors read this. Mentions and addresses are taken out.",
    send: "Send",
    cancel: "Cancel",
  },
  missing: "Do you need an answer to this?",
  tellEditors: "Tell the editors",
  tellMe: "Tell me when it is answered",
  toldEditors: (count) => `The editors will see it: ${people(count)} asked for an answer.`,
  willTell: (days) =>
    `I'll write to you once, when there is an answer. Your address is kept encrypted until then, at most ${days} days.`,
  takeBack: "Take it back",
  willNotTell: "Taken back: I won't write to you about it.",
  answeredNow: "You asked to be told: there is an answer now.",
  wanted: (text, count) => `${people(count)} want an answer to what I don't know: “${text}”`,
  gone: "That question isn't there any more: my knowledge has changed since.",
  topics: "These are the topics I know about. Press one to see its questions.",
  noTopics: "I have no topics: my knowledge is empty.",
  debate: "Debate: open or closed?",
  anotherDebate: "Another debate",
  noDebates: "There is no pair of claims for and against that I could set side by side.",
  explain: {
    title: "How I found the last answer",
    nothing: "There is nothing to explain: in the last half hour I answered nothing here for you.",
    candidate: (title, value) => `${title}: ${score(value)}`,
    threshold: (value) => `From ${score(value)} on, of 1, I answer; below I rather say that I don't know.`,
    about: (names) => `I understood that it is about: ${and(names)}.`,
    guards: (names) => `What spoke against the best one: ${and(names)}.`,
    noCandidates: "It was no question about the article, so I didn't look anything up.",
    knowledge: (revision, date) => `Knowledge ${revision}, ${date}. The same question gets the same answer.`,
  },
  help: {
    title: "What I can do",
    about: (about) =>
      `I answer questions about ${about}, in English and Italian, each answer with its paragraph. Where the article is silent, I say so.`,
    tryOne: "Try one:",
  },
  home: {
    popular: "Asked often:",
    digests: "Daily digests here",
    noDigests: "No channel has a daily digest yet.",
    digest: (channel, time, timeZone) => `${channel}: each day at ${time} (${timeZone})`,
    data: "What I keep about you:",
  },
  data: {
    title: "What I keep about you",
    intro: "Under a hash of your id, never your name:",
    kept: {
      asked: (count) => `entries that you asked about: ${count}`,
      gaps: (count) => `questions without an answer that you asked or want answered: ${count}`,
      feedback: (count) => `answers that you rated: ${count}`,
      notices: (count) => `notices that you asked for, with an encrypted address: ${count}`,
      choices: (count) => `choices, such as your language: ${count}`,
    },
    nothing: "Nothing.",
    never: "I don't keep the text of questions that I answered.",
    conversations: "What our conversations were about I forget half an hour after their last question.",
    show: "My data",
    delete: "Delete my data",
    sure: "Delete all of it? This can't be undone.",
    deleteSurely: "Yes, delete it",
    deleted: (date) => `Deleted on ${date}. Your receipt, what there was:`,
  },
  quieted: "I'll be quiet here. Mention me to wake me.",
  howToSilence:
    "Here I speak only when you ask me something. In a thread, mention me with “quiet”, or react with 🔇 to a message of mine: I'm silent there until somebody mentions me again.",
  onlyForYou: "Moderators want my answers here to be for you alone: ask me with a command.",
  answersAt: (channels) => `For all to read I answer in ${and(channels)}.`,
  notModerator: "Only moderators may do that.",
  notOfCommunity:
    "That holds for the whole community, and you moderate one channel: only its owners and admins may do it, or whom they named.",
  gaps: {
    title: "Asked in vain",
    none: "Nothing that at least three people asked is without an answer.",
    gap: (text, askers, wanted) => `“${text}” (asked by ${people(askers)}, wanted by ${wanted})`,
    fewer: (count) => `Asked by fewer than three people, so not shown: ${count}`,
    unhelpful: "Answers that didn't help",
    unhelpfulEntry: (title, unhelpful, helpful) => `${title}: 👎 ${unhelpful}, 👍 ${helpful}`,
    comments: "What people wrote",
    comment: (title, text) => `${title}: “${text}”`,
  },
  settings: {
    title: "Settings",
    changed: "Changed.",
    everywhere: "I answer in every channel.",
    channels: (channels) =>
      channels.length === 0
        ? "I answer for all to read in no channel; elsewhere only the person who asks sees it."
        : `I answer for all to read in ${and(channels)}; elsewhere only the person who asks sees it.`,
    privately: "Answers are for the person who asked alone.",
    publicly: "Answers are for all to read.",
    notices: (channel) =>
      channel === null ? "There is no channel for notices to moderators." : `Notices to moderators go to ${channel}.`,
    language: (language) =>
      language === null
        ? "Where a question's language can't be told, I take the person's."
        : `Where a question's language can't be told, I answer in ${LANGUAGES[language]}.`,
    moderators: (count) => `Named moderators, beside those whom the platform knows: ${count}.`,
    moderatorAdded: (person) => `${person} may moderate me now.`,
    moderatorRemoved: (person) => `${person} may no longer moderate me.`,
    noSuchModerator: (person) => `${person} wasn't named a moderator.`,
  },
  languageChosen: (language) =>
    language === null ? "I answer in the language of each question." : `I answer you in ${LANGUAGES[language]}.`,
  sorry: "Sorry, something went wrong on my side. Please try again in a moment.",
};
