/** So many sends: one each `intervalMs` on average, and `burst` at once after a pause. */
export type RateLimit = {
  /** Who shares it: all limits of one key must be equal, in all processes. */
  readonly key: string;
  readonly intervalMs: number;
  /** At least 1: no two sends closer than the interval. */
  readonly burst: number;
};

export type Booking = {
  /** How long from now the send may be made; 0 is at once. */
  readonly waitMs: number;
  /**
   * False where nothing was spent: the place is further ahead than was asked for, or one of its limits is far behind the
   * others, so that a place kept for it would be lost to all who share them. Ask again after `waitMs`.
   */
  readonly booked: boolean;
};

/** Rates of sending that all processes share, on the store's clock. */
export type Budgets = {
  /**
   * Books sends in their order, each under all of its limits. What is booked is spent, whether it is used or not.
   *
   * @param aheadMaxMs no place further from now is booked; any where it is left out.
   */
  reserve(sends: readonly (readonly RateLimit[])[], aheadMaxMs?: number): Promise<readonly Booking[]>;
  /** The platform asked for silence: no send of the key that is booked from now on is made before it has passed. */
  hold(key: string, forMs: number): Promise<void>;
};
