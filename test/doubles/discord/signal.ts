export type WaitOptions = {
  /** Default 5,000. */
  readonly timeoutMs?: number;
  /** What is waited for, for the error's message. */
  readonly what?: string;
};

/** Tells waiters that something has changed. */
export type Signal = {
  notify(): void;
  /**
   * Waits until `find` returns something, looking now and after each change.
   * @throws Error naming `what`, after the time-out.
   */
  until<T>(find: () => T | undefined, options?: WaitOptions): Promise<T>;
};

const TIMEOUT_MS = 5_000;

export function createSignal(): Signal {
  const looks = new Set<() => void>();
  return {
    notify() {
      for (const look of [...looks]) look();
    },
    until<T>(find: () => T | undefined, { timeoutMs = TIMEOUT_MS, what = "what was waited for" }: WaitOptions = {}) {
      const found = find();
      if (found !== undefined) return Promise.resolve(found);
      return new Promise<T>((resolve, reject) => {
        const finish = () => {
          clearTimeout(timer);
          looks.delete(look);
        };
        const look = () => {
          const later = find();
          if (later === undefined) return;
          finish();
          resolve(later);
        };
        const timer = setTimeout(() => {
          finish();
          reject(new Error(`Discord's double: ${what} didn't come within ${timeoutMs} ms.`));
        }, timeoutMs);
        looks.add(look);
      });
    },
  };
}
