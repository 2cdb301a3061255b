import type { PermissionWords, Words } from "./words.ts";

const PERMISSIONS: PermissionWords = {
  ViewChannel: "View Channel",
  SendMessages: "Send Messages",
  SendMessagesInThreads: "Send Messages in Threads",
  ReadMessageHistory: "Read Message History",
  CreatePublicThreads: "Create Public Threads",
};
const and = (items: readonly string[]) => new Intl.ListFormat("en").format(items);

export const en: Words = {
  languages: { it: "Italian", en: "English" },
  messageCommand: "Ask about this message",
  outdated: "This comes from another version of me. Ask your question again with /ask.",
  myData: "What I keep about you",
  takesNoMessages: (channel) => `${channel} takes posts, and I write messages: choose a text channel.`,
  lacksPermissions: (channel, missing) =>
    `In ${channel} I lack these permissions: ${and(missing.map((each) => PERMISSIONS[each]))}. Until my role has them in the channel's settings, under Permissions, I can't do my work there.`,
  help: [
    "/ask asks a question, in English or Italian; with “private” only you see the answer.",
    "Mention me in a channel, reply to me, or write to me directly.",
    "To ask about a message, open its menu, then Apps, then “Ask about this message”.",
    "In a thread, 🔇 on one of my messages keeps me quiet there until somebody mentions me again.",
    "/topics shows what I know about, /debate two sides of a matter, /explain how the last answer was found, /privacy what I keep about you.",
  ],
  helpForModerators: [
    "You moderate here: /digest posts something to discuss each day, /settings says where I answer, /gaps what I couldn't answer.",
  ],
  commands: {
    ask: {
      name: "ask",
      description: "Ask a question about the article",
      options: {
        question: { name: "question", description: "Your question; examples appear while you type" },
        private: { name: "private", description: "Show the answer only to you" },
      },
    },
    topics: { name: "topics", description: "What you can ask about" },
    debate: { name: "debate", description: "Two sides of one matter, with equal space" },
    explain: { name: "explain", description: "How the last answer was found" },
    help: { name: "help", description: "What I can do, and how to call me" },
    privacy: {
      name: "privacy",
      description: "What I keep about you",
      subcommands: {
        show: { name: "show", description: "Show what I keep about you" },
        delete: { name: "delete", description: "Delete what I keep about you" },
      },
    },
    digest: {
      name: "digest",
      description: "The daily digest of a channel",
      subcommands: {
        subscribe: { name: "subscribe", description: "Post the digest here each day, or change how" },
        unsubscribe: { name: "unsubscribe", description: "Post no more digests" },
        pause: { name: "pause", description: "Post no digests until a date" },
        resume: { name: "resume", description: "End a pause" },
        status: { name: "status", description: "What is set, what came lately, and what comes next" },
        preview: { name: "preview", description: "Show a day's digest to you alone" },
        now: { name: "now", description: "Post today's digest now; the daily one still comes" },
        why: { name: "why", description: "Why a day's digest was posted, or wasn't" },
        settle: { name: "settle", description: "Say whether an uncertain digest is there" },
      },
      options: {
        channel: { name: "channel", description: "The channel; this one unless you choose another" },
        time: { name: "time", description: "Time of day, such as 9:00" },
        timezone: { name: "timezone", description: "Time zone, such as Europe/Rome" },
        language: { name: "language", description: "The digest's language" },
        card: { name: "card", description: "The card of the day" },
        prompt: { name: "prompt", description: "Something to discuss, or a debate" },
        news: { name: "news", description: "What is new in the knowledge" },
        activity: { name: "activity", description: "What people asked most" },
        thread: { name: "thread", description: "Open a thread under each digest" },
        "when-exhausted": { name: "when-exhausted", description: "What to do after the last card" },
        until: { name: "until", description: "Date of the first digest again, YYYY-MM-DD" },
        date: { name: "date", description: "The day, YYYY-MM-DD" },
        as: { name: "as", description: "Whether you see that day's digest in the channel" },
      },
      choices: {
        whenExhausted: {
          pause: "Pause",
          weekly: "A debate or prompt a week",
          "second-round": "The cards again, as questions to guess",
        },
        as: { posted: "It is there", missing: "It is missing: send it" },
      },
    },
    gaps: { name: "gaps", description: "What people asked that I couldn't answer" },
    settings: {
      name: "settings",
      description: "Where and how I answer in this server",
      subcommands: {
        show: { name: "show", description: "What is set" },
        channels: { name: "channels", description: "Where I answer mentions; choose none for everywhere" },
        answers: { name: "answers", description: "Whether all read my answers, or only who asked" },
        notices: { name: "notices", description: "The channel for what moderators must know; none to end it" },
        language: { name: "language", description: "The language that I use here when nothing else decides" },
      },
      options: {
        channelOf: (number) => ({
          name: number === 1 ? "channel" : `channel-${number}`,
          description: "A channel to answer in",
        }),
        private: { name: "private", description: "Show answers only to who asked, where Discord allows it" },
        notices: { name: "channel", description: "The channel; leave it out to send no notices" },
        language: { name: "language", description: "The language" },
      },
      noLanguage: "The default",
    },
  },
};
