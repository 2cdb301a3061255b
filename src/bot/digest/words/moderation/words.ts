import type { Language } from "../../../../knowledge/pack/types.ts";
import type { SlotState } from "../../../ports/ledger.ts";
import type { DigestPart, Subscription } from "../../../ports/subscriptions.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** Channels come as the platform names them, dates as YYYY-MM-DD, instants already written out. */
export type ModerationWords = {
  /** Without being asked, in the channel for notices. */
  readonly notice: {
    readonly failed: (channel: string, localDate: string, why: string) => string;
    readonly uncertain: (channel: string, localDate: string) => string;
    readonly exhausted: (channel: string, text: string) => string;
  };
  /** A date, in words. */
  readonly date: (localDate: string) => string;
  /** An instant in a zone, in words: date and time of day, to the second. */
  readonly instant: (atMs: number, timeZone: string) => string;
  /** Why a slot is as it is: a sentence for each reason that the ledger holds. */
  readonly reason: (reason: string) => string;
  readonly states: Readonly<Record<SlotState, string>>;
  readonly parts: Readonly<Record<DigestPart, string>>;
  readonly problems: {
    readonly timeNeeded: string;
    readonly time: (typed: string) => string;
    readonly zoneNeeded: string;
    readonly zone: (typed: string, nearest: string | undefined) => string;
    readonly zoneOffset: string;
    readonly zoneAbbreviation: string;
    readonly noParts: string;
    readonly date: (typed: string) => string;
    readonly noSuchDate: (localDate: string, timeZone: string) => string;
    readonly pauseInPast: (localDate: string) => string;
    readonly notSubscribed: (channel: string) => string;
    readonly notUncertain: (localDate: string, state: string) => string;
    readonly noSlot: (localDate: string) => string;
    readonly busy: string;
    readonly postRefused: (why: string) => string;
    readonly postUnknown: string;
    readonly communityOnly: string;
  };
  readonly subscribed: (channel: string, subscription: Subscription, next: string | null, changed: boolean) => string;
  readonly unsubscribed: (channel: string) => string;
  readonly paused: (channel: string, until: string) => string;
  readonly resumed: (channel: string, next: string | null) => string;
  readonly settings: (channel: string, subscription: Subscription) => string;
  readonly next: (when: string | null) => string;
  readonly lastSlots: string;
  readonly noSlotsYet: string;
  readonly slotLine: (localDate: string, state: string, why: string) => string;
  readonly toSettle: (localDates: readonly string[]) => string;
  readonly noticesAt: (channel: string | null) => string;
  readonly postedNow: (channel: string) => string;
  readonly settled: (localDate: string, as: "posted" | "missing") => string;
  readonly why: {
    readonly heading: (channel: string, localDate: string, state: string) => string;
    readonly event: (when: string, what: string) => string;
    readonly due: (when: string) => string;
    readonly skippedDate: (localDate: string, timeZone: string) => string;
    readonly beforeSubscription: (localDate: string) => string;
    readonly pausedUntil: (localDate: string) => string;
    readonly nothingKnown: (localDate: string) => string;
  };
};

export const MODERATION_WORDS: Readonly<Record<Language, ModerationWords>> = { it, en };
