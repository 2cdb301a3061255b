/** So many sends: one each `intervalMs` on average, and `burst` at once after a pause. */
export type RateLimit = {
  /** Who shares it: all limits of one key must be equal, in all processes. */
  readonly key: string;
  readonly intervalMs: number;
  /** At least 1: no two sends closer than the interval. */
  readonly burst: number;
};

/** Rates of sending that all processes share, on the store's clock. */
export type Budgets = {
  /**
   * Books sends, each under all of its limits. Returns for each how many milliseconds from now it may be made (0 is at
   * once). What is booked is spent, whether it is used or not.
   */
  reserve(sends: readonly (readonly RateLimit[])[]): Promise<readonly number[]>;
  /** The platform asked for silence: no send of the key that is booked from now on is made before it has passed. */
  hold(key: string, forMs: number): Promise<void>;
};
