import type { EmptyReason } from "../digest.ts";

/**
 * Reasons of the changes that this folder records, beside the ledger's own (`CLAIM_REASONS`) and the codes that posters
 * give their refusals and failures. They are kept in the database: a published one is never renamed.
 */
export const REASONS = {
  planned: "planned",
  /** Opened at once: a change of zone or time would have lost the date. */
  plannedByChange: "planned-by-change",
  movedByChange: "moved-by-change",
  paused: "paused",
  unsubscribed: "unsubscribed",
  tooLate: "too-late",
  /** Another community's turn, or the platform's limits: no attempt was made. */
  waitingForBudget: "waiting-for-budget",
  communityBusy: "community-busy",
  stopping: "stopping",
  posted: "posted",
  /** The platform was asked after a claim that ran out. */
  foundPosted: "found-posted",
  foundMissing: "found-missing",
  cannotAsk: "cannot-ask",
  noAnswer: "no-answer",
  retriesEnded: "retries-ended",
  settledPosted: "settled-posted",
  settledMissing: "settled-missing",
  threadMade: "thread-made",
  threadLater: "thread-later",
  threadFailed: "thread-failed",
  noticeSent: "notice-sent",
  noticeLater: "notice-later",
  noticeFailed: "notice-failed",
  noticeUnwanted: "notice-unwanted",
} as const;

/** The reason of a day that was skipped because there was nothing to say. */
export function reasonOfEmpty(empty: EmptyReason): string {
  return `empty-${empty}`;
}
