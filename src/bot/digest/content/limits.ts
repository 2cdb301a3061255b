/** Every number that a digest's content keeps to. */
export const LIMITS = {
  askedMax: 3,
  unansweredMax: 3,
  newsMax: 5,
  /** Each so many-eth card comes with a debate in place of its prompt. */
  debateEveryCards: 7,
  /** Of the longer side's length: two sides whose lengths differ by more are no pair. */
  debateLengthsApartMax: 0.2,
  weekDays: 7,
} as const;
