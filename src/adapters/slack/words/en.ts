import type { Words } from "./words.ts";

export const en: Words = {
  hints: (command) => [
    "Mention @Staffetta in a channel or a thread; there I answer in the thread.",
    "Write to me directly, or open my pane for a conversation of our own.",
    `${command} ask, topics, debate, explain, digest, gaps, settings, privacy, help. Slack's commands don't work in threads: mention me there.`,
    "On any message: ⋮, then “Ask about this message”.",
    "React with 🔇 (:mute:) in a thread, or mention me with “mute”, and I am quiet there; a mention wakes me.",
  ],
  status: "is looking it up…",
  promptsTitle: "For example:",
  discussion: "Talk about it here; mention me when you have a question.",
  notInChannel:
    "You mentioned me where I can't write: I am not a member of that channel. Invite me there with /invite, or ask me here.",
  mayNotPost: "You mentioned me where apps may not write. Ask me here, or ask an admin of the workspace to allow it.",
  languageLabel: "Language of my answers to you",
  languageAutomatic: "The question's own",
  digestUsage: [
    "How to say it (in the channel, or with #channel after the verb):",
    "digest subscribe 9:00 Europe/Rome, with en or it, thread, weekly or second-round where you like; without anything a form opens",
    "digest unsubscribe · digest pause 2026-12-31 · digest resume · digest status",
    "digest preview · digest now · digest why 2026-12-01 · digest settle 2026-12-01 posted (or missing)",
    "digest notices #channel (or off): where I tell moderators what they must know",
  ].join("\n"),
  noWindow: "Slack didn't open the form. Try again, or type it in one line.",
  settingsUsage: [
    "How to say it:",
    "settings channels #one #two (or everywhere): where I answer questions",
    "settings answers private (or public)",
    "settings notices #channel (or off)",
    "settings language it (or en, auto)",
    "settings moderator add @person (or remove @person)",
  ].join("\n"),
  unknownChannel: "I can't tell which channel you mean: choose it from Slack's list while typing, after a #.",
  whoIsUnknown:
    "Slack didn't tell me who you are, so I can't know whether you may do that. Please try again in a minute.",
  inviteFirst: (channel) =>
    `I'm not a member of ${channel}, and couldn't post there: /invite me first, then subscribe again.`,
  close: "Close",
  comes: "Thank you! The answer comes as a message.",
  digestForm: {
    title: "Daily digest",
    send: "Subscribe",
    cancel: "Cancel",
    channel: "Channel",
    time: "Time of day",
    timeZone: "Time zone",
    timeZoneHint: "Type a city: Rome, New York",
    language: "Language",
    parts: "What it brings",
    partNames: {
      card: "A card: one claim with its source",
      prompt: "A discussion prompt or a debate",
      news: "What is new in my knowledge",
      activity: "What people asked",
    },
    thread: "Discussion",
    threadLabel: "Open a thread under it",
    whenExhausted: "After the last card",
    whenExhaustedNames: {
      pause: "Pause until there is something new",
      weekly: "A debate or prompt once a week",
      "second-round": "The cards again, as questions to guess",
    },
  },
};
