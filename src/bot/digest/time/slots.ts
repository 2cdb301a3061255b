import { addDays, localDateAt } from "./local-date.ts";
import { slotAt } from "./slot-at.ts";

/** What of a subscription says when its digests are due. */
export type Schedule = {
  /** An IANA name. */
  readonly timeZone: string;
  /** HH:MM, 24 hours. */
  readonly localTime: string;
  /** Nothing that was due before it is ever planned: the first digest of a subscription made too late is tomorrow's. */
  readonly createdAtMs: number;
  /** The local date, YYYY-MM-DD, of the first digest after a pause; null where there is none. */
  readonly pausedUntil: string | null;
};

export type DueSlot = {
  /** YYYY-MM-DD in the schedule's zone. */
  readonly localDate: string;
  readonly dueAtMs: number;
};

export type PlannedSlot = DueSlot & {
  /** End of the catch-up window; from this instant on the slot is too late to be posted. */
  readonly closesAtMs: number;
};

export type PlanningOptions = {
  readonly nowMs: number;
  /** How long after its time a slot may still be posted. */
  readonly catchUpMs: number;
  /** How far into the future to plan; none by default. */
  readonly aheadMs?: number;
};

/** No zone's clocks have gone back by more since 1970. */
const DOUBLED_MAX_MS = 12 * 3_600_000;

/** More dates than can be in a row without a slot that is still to come. */
const NEXT_DAYS_MAX = 5;

/**
 * The slots that are due at `fromMs` or later and before `toMs`, in the order of their dates. Ranges that meet never
 * share a slot and never lose one.
 *
 * @throws LocalTimeError where the schedule's zone or time is invalid.
 */
export function slotsBetween(fromMs: number, toMs: number, schedule: Schedule): readonly DueSlot[] {
  const startMs = Math.max(fromMs, schedule.createdAtMs);
  if (startMs >= toMs) return [];
  // A date whose end was skipped is due in the next one's first instant: then the date of the instant before counts.
  const first = localDateAt(startMs - 1, schedule.timeZone);
  // Clocks that went back over midnight show the old date again, though slots of the new one have been.
  const last = localDateAt(toMs + DOUBLED_MAX_MS, schedule.timeZone);
  const slots: DueSlot[] = [];
  for (let localDate = later(first, schedule.pausedUntil); localDate <= last; localDate = addDays(localDate, 1)) {
    const dueAtMs = slotAt(localDate, schedule.localTime, schedule.timeZone);
    if (dueAtMs !== null && dueAtMs >= startMs && dueAtMs < toMs) slots.push({ localDate, dueAtMs });
  }
  return slots;
}

/**
 * The first slot that is due at an instant or later; what is due at that very instant counts.
 *
 * @throws LocalTimeError where the schedule's zone or time is invalid.
 */
export function nextSlot(fromMs: number, schedule: Schedule): DueSlot | undefined {
  const startMs = Math.max(fromMs, schedule.createdAtMs);
  let localDate = later(localDateAt(startMs - 1, schedule.timeZone), schedule.pausedUntil);
  for (let tried = 0; tried < NEXT_DAYS_MAX; tried += 1) {
    const dueAtMs = slotAt(localDate, schedule.localTime, schedule.timeZone);
    if (dueAtMs !== null && dueAtMs >= startMs) return { localDate, dueAtMs };
    localDate = addDays(localDate, 1);
  }
  return undefined;
}

/**
 * What a planner should have in the ledger at an instant: the slots whose time has come and whose catch-up window is
 * open, and those of the time ahead. It looks at nothing but the instant, so it may be asked again after the clock
 * jumped, whichever way; the ledger leaves the slots that it has as they are.
 *
 * @throws LocalTimeError where the schedule's zone or time is invalid.
 */
export function plannedSlots(schedule: Schedule, options: PlanningOptions): readonly PlannedSlot[] {
  const { nowMs, catchUpMs, aheadMs = 0 } = options;
  return slotsBetween(nowMs - catchUpMs + 1, nowMs + aheadMs + 1, schedule).map((slot) => ({
    ...slot,
    closesAtMs: slot.dueAtMs + catchUpMs,
  }));
}

function later(localDate: string, pausedUntil: string | null): string {
  return pausedUntil !== null && pausedUntil > localDate ? pausedUntil : localDate;
}
