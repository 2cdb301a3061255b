import type { Subscription } from "../../../ports/subscriptions.ts";
import type { ModerationWords } from "./words.ts";

const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
const and = (items: readonly string[]) => new Intl.ListFormat("en").format(items);

const date = (localDate: string) => longDate.format(new Date(localDate));
const languages = { it: "Italian", en: "English" };
const parts = { card: "card", prompt: "prompt or debate", news: "news", activity: "what people asked" };
const exhausted = {
  pause: "after the last card only what is new",
  weekly: "after the last card a debate or prompt once a week",
  "second-round": "after the last card the cards again, as questions",
};

const settings = ({ localTime, timeZone, language, parts: chosen, thread, whenExhausted }: Subscription) =>
  `each day at ${localTime} (${timeZone}), in ${languages[language]}: ${and(chosen.map((part) => parts[part]))}; ${
    thread ? "with a thread" : "without a thread"
  }; ${exhausted[whenExhausted]}.`;

const reasons: Readonly<Record<string, string>> = {
  planned: "It was planned.",
  "planned-by-change": "The change of time or zone made it due at once.",
  "moved-by-change": "The change of time or zone moved it.",
  paused: "The channel was paused.",
  unsubscribed: "The channel had unsubscribed.",
  "too-late": "The bot wasn't running at its time, and came back too late to catch up.",
  "waiting-for-budget": "It waits for its turn: the platform takes only so many messages a second.",
  "community-busy": "It waits: many messages to this community are still unanswered.",
  stopping: "The bot was shutting down and gave it back.",
  posted: "It was posted.",
  "found-posted": "The bot was interrupted after sending; it asked the platform, and the message is there.",
  "found-missing": "The platform says that the message isn't there.",
  "cannot-ask": "The bot was interrupted while sending, and this platform can't be asked whether it was posted.",
  "no-answer": "The bot was interrupted while sending, and the platform didn't answer whether it was posted.",
  "retries-ended": "No attempt succeeded before the time to catch up was over.",
  "settled-posted": "A moderator said that it was posted.",
  "settled-missing": "A moderator said that it wasn't posted: it is sent again.",
  "thread-made": "Its thread was opened.",
  "thread-later": "Its thread couldn't be opened; another attempt follows.",
  "thread-failed": "Its thread couldn't be opened: see that the bot may open threads there.",
  "notice-sent": "The moderators were told.",
  "notice-later": "The moderators couldn't be told; another attempt follows.",
  "notice-failed": "The moderators couldn't be told: see that the bot may write in the channel for notices.",
  "notice-unwanted": "Nobody was told: there is no channel for notices, or nothing to tell any more.",
  claimed: "A process of the bot took it.",
  "claimed-after-expiry": "The process that had it went silent; another took it.",
  "claimed-for-thread": "A process of the bot took it to open its thread.",
  "claimed-for-notice": "A process of the bot took it to tell the moderators.",
  "sending-started": "Sending began.",
  "empty-exhausted": "There was nothing to say: every card was shown, nothing is new, too few people asked anything.",
  "empty-not-this-day": "There was nothing to say: what comes once a week comes on another day.",
  "empty-nothing-chosen": "There was nothing to say in the parts that this channel chose.",
  "post-refused-channel":
    "The platform says that the channel isn't there, or isn't shown to the bot: see that it is there, and invite the bot.",
  "post-refused-not-member":
    "The bot isn't a member of the channel: invite it there (in Slack with /invite), then use “now”.",
  "post-refused-archived": "The channel is archived: unarchive it, or unsubscribe it and choose another one.",
  "post-refused-workspace": "The platform doesn't let the bot in any more: it has to be installed anew.",
  "post-refused-permission": "The bot has no right to post there: give it that right, then use “now”.",
  "post-failed-rate": "The platform asked for fewer messages; another attempt follows.",
  "post-failed-workspace": "The bot couldn't look up its access to the workspace; another attempt follows.",
  "post-failed-server": "The platform had a fault of its own; another attempt follows.",
  "post-failed-unreachable": "The platform couldn't be reached; another attempt follows.",
};

const next = (when: string | null) => (when === null ? "No next digest is in sight." : `Next digest: ${when}.`);

export const en: ModerationWords = {
  notice: {
    failed: (channel, localDate, why) => `The digest of ${date(localDate)} in ${channel} couldn't be posted. ${why}`,
    uncertain: (channel, localDate) =>
      `I was interrupted while posting the digest of ${date(localDate)} in ${channel}, and can't find out whether it is there. Please look, and settle it (“settle”, ${localDate}): posted or missing. Until then I don't send it again.`,
    exhausted: (channel, text) => `${channel}: ${text}`,
  },
  date,
  instant: (atMs, timeZone) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone }).format(atMs),
  reason: (reason) => (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? `The platform said: ${reason}.`,
  states: {
    due: "due",
    claimed: "being posted",
    posted: "posted",
    skipped: "skipped",
    failed: "failed",
    uncertain: "uncertain",
  },
  parts,
  problems: {
    timeNeeded: "Which time of day? For example 09:00.",
    time: (typed) => `“${typed}” isn't a time of day; write it like 09:00 or 9pm.`,
    zoneNeeded: "Which time zone? Type a city, for example Rome.",
    zone: (typed, nearest) =>
      `There is no time zone “${typed}”${nearest === undefined ? "; use a name like Europe/Rome" : `; did you mean ${nearest}?`}`,
    zoneOffset: "A fixed offset doesn't follow summer time; name a city's zone, like Europe/Rome.",
    zoneAbbreviation: "An abbreviation doesn't say where; name a city's zone, like Europe/Rome.",
    noParts: "Every part is off: leave at least one on, or unsubscribe.",
    date: (typed) => `“${typed}” is no date; write it like 2026-12-01.`,
    noSuchDate: (localDate, timeZone) => `${timeZone} never had a ${localDate}.`,
    pauseInPast: (localDate) => `${date(localDate)} isn't in the future: name the day of the first digest again.`,
    notSubscribed: (channel) => `${channel} has no digest. Use “subscribe”.`,
    notUncertain: (localDate, state) =>
      `The digest of ${date(localDate)} is ${state}: there is nothing to settle. Only an uncertain one can be.`,
    noSlot: (localDate) => `Nothing is recorded of ${date(localDate)}.`,
    busy: "Too much is being posted at the moment: try again in a minute.",
    postRefused: (why) => `It couldn't be posted. ${why}`,
    postUnknown: "The platform didn't answer: look whether it is there before you try again.",
    communityOnly:
      "Where notices go holds for the whole community: only its owners and admins may choose it, or whom they named.",
  },
  subscribed: (channel, subscription, when, changed) =>
    `${channel} ${changed ? "now gets" : "gets"} a digest ${settings(subscription)} ${next(when)}`,
  unsubscribed: (channel) => `${channel} gets no more digests.`,
  paused: (channel, until) => `${channel} is paused; the first digest again is that of ${date(until)}.`,
  resumed: (channel, when) => `${channel} gets its digests again. ${next(when)}`,
  settings: (channel, subscription) =>
    `${channel}: ${settings(subscription)}${
      subscription.pausedUntil === null ? "" : ` Paused until ${date(subscription.pausedUntil)}.`
    }`,
  next,
  lastSlots: "Latest:",
  noSlotsYet: "No digest has been due yet.",
  slotLine: (localDate, state, why) => `${localDate}: ${state}. ${why}`,
  toSettle: (localDates) => `To be settled by you (posted or missing): ${and(localDates)}.`,
  noticesAt: (channel) =>
    channel === null
      ? "No channel gets notices: I keep failures to myself until somebody asks. Use “notices” to choose one."
      : `Notices go to ${channel}.`,
  postedNow: (channel) => `Posted in ${channel}. The digest of the day comes as planned all the same.`,
  settled: (localDate, as) =>
    as === "posted"
      ? `The digest of ${date(localDate)} counts as posted.`
      : `The digest of ${date(localDate)} counts as missing, and is sent again at once.`,
  why: {
    heading: (channel, localDate, state) => `${channel}, ${date(localDate)}: ${state}.`,
    event: (when, what) => `${when}: ${what}`,
    due: (when) => `It is due at ${when}.`,
    skippedDate: (localDate, timeZone) => `There was no ${localDate} in ${timeZone}: its calendar went past that day.`,
    beforeSubscription: (localDate) =>
      `On ${date(localDate)} the time of day had passed before the channel subscribed, or it wasn't subscribed yet.`,
    pausedUntil: (localDate) => `The channel is paused; the first digest again is that of ${date(localDate)}.`,
    nothingKnown: (localDate) =>
      `Nothing is recorded of ${date(localDate)}: the bot wasn't running then, or it is longer ago than records are kept.`,
  },
};
