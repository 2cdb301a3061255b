import { addDays, localDateAt } from "./local-date.ts";
import { slotAt } from "./slot-at.ts";
import type { DueSlot, Schedule } from "./slots.ts";

/** Two zones are up to 26 hours apart and two times up to 24, so a change may leap over two dates. */
const LEAP_DAYS_MAX = 3;

/**
 * The slots that a change of zone or time would lose: those of dates whose old instant was still to come and whose
 * new one has passed. They are due at once.
 *
 * Nobody needs more for a change on the day: a date that was posted at its old instant has its slot in the ledger, so
 * that its new instant finds it taken; every other date is posted at its new instant.
 *
 * @param before what was in force until the change.
 * @param after what is in force from the change on; nothing before its `pausedUntil` is due.
 * @param changedAtMs becomes the instant at which the returned slots are due.
 * @returns seldom more than one, in the order of their dates.
 * @throws LocalTimeError where a schedule's zone or time is invalid.
 */
export function slotsLostByChange(before: Schedule, after: Schedule, changedAtMs: number): readonly DueSlot[] {
  const today = localDateAt(changedAtMs, before.timeZone);
  const lost: DueSlot[] = [];
  for (let days = -LEAP_DAYS_MAX; days <= LEAP_DAYS_MAX; days += 1) {
    const localDate = addDays(today, days);
    const oldMs = slotAt(localDate, before.localTime, before.timeZone);
    const newMs = slotAt(localDate, after.localTime, after.timeZone);
    if (oldMs === null || newMs === null || oldMs < changedAtMs || newMs >= changedAtMs) continue;
    if (isPaused(before, localDate) || isPaused(after, localDate)) continue;
    lost.push({ localDate, dueAtMs: changedAtMs });
  }
  return lost;
}

function isPaused({ pausedUntil }: Schedule, localDate: string): boolean {
  return pausedUntil !== null && localDate < pausedUntil;
}
