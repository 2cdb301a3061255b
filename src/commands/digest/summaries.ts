/** What moderators may do in the terminal; apart from how, so that a list of them loads nothing. */
export const MODERATING_SUMMARIES = {
  subscribe: "have a digest each day, or change how it comes",
  unsubscribe: "have no more digests",
  pause: "have none until a date",
  resume: "end a pause",
  status: "what was chosen, when the next one comes, what became of the last ones",
  now: "post today's digest at once; the day's own comes all the same",
  why: "why a day's digest was posted or wasn't",
  settle: "say whether an uncertain digest is there",
  notices: "choose the channel that is told of failures",
} as const;
export type ModeratingName = keyof typeof MODERATING_SUMMARIES;
