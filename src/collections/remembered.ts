import { BoundedMap } from "./bounded-map.ts";

export type RememberedOptions = {
  /** For how long an answer holds. */
  readonly forMs: number;
  /** Answers beyond these are forgotten, of those that were asked for longest ago. */
  readonly sizeMax: number;
  /** Milliseconds since any instant. */
  readonly nowMs: () => number;
};

/** What was answered lately, by key. */
export type Remembered<T> = {
  /** Asks once for a key, and again once the answer is too old, or where there was none: undefined, or a failure. */
  of(key: string, ask: () => Promise<T | undefined>): Promise<T | undefined>;
  /** The next answer is asked for anew, whatever is being asked just now. */
  forget(key: string): void;
};

export function createRemembered<T>({ forMs, sizeMax, nowMs }: RememberedOptions): Remembered<T> {
  type Kept = { readonly answer: Promise<T | undefined>; readonly untilMs: number };
  const answers = new BoundedMap<string, Kept>(sizeMax);
  return {
    of(key, ask) {
      const known = answers.get(key);
      if (known !== undefined && known.untilMs > nowMs()) return known.answer;
      const kept: Kept = { answer: ask(), untilMs: nowMs() + forMs };
      answers.set(key, kept);
      const forget = () => {
        if (answers.get(key) === kept) answers.delete(key);
      };
      kept.answer.then((answer) => answer === undefined && forget(), forget);
      return kept.answer;
    },
    forget: (key) => void answers.delete(key),
  };
}
