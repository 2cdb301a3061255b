/** Lets tests wait for what happens, without looking again and again. */
export type Bell = {
  /** Something about this key has changed. */
  ring(key: string): void;
  /**
   * What the probe finds, as soon as it finds something after a ring of the key. Rejects after `withinMs` with what
   * was waited for.
   */
  until<T>(key: string, probe: () => T | undefined, withinMs: number, what: () => string): Promise<T>;
};

export function createBell(): Bell {
  const checks = new Map<string, Set<() => void>>();
  return {
    ring(key) {
      for (const check of checks.get(key) ?? []) check();
    },
    until(key, probe, withinMs, what) {
      const found = probe();
      if (found !== undefined) return Promise.resolve(found);
      return new Promise((resolve, reject) => {
        const waiting = checks.get(key) ?? new Set();
        checks.set(key, waiting);
        const stop = () => {
          clearTimeout(timer);
          waiting.delete(check);
          if (waiting.size === 0 && checks.get(key) === waiting) checks.delete(key);
        };
        const check = () => {
          const now = probe();
          if (now === undefined) return;
          stop();
          resolve(now);
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Waited ${withinMs} ms in vain for ${what()}.`));
        }, withinMs);
        waiting.add(check);
      });
    },
  };
}
