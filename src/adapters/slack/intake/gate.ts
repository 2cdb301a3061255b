/** Lets so many pieces of work run at once; the others wait for their turn. */
export type Gate = {
  run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * For a piece of work that runs and has to wait for long: another one may run meanwhile, and this one takes its turn
   * again afterwards.
   */
  outside<T>(wait: Promise<T>): Promise<T>;
};

/**
 * Each piece begins in a turn of its own of the event loop: a thousand that arrive in one read would else keep timers and
 * sockets waiting until all of them have begun.
 */
export function createGate(atOnceMax: number): Gate {
  const waiting: (() => void)[] = [];
  let running = 0;

  function next(): void {
    if (running >= atOnceMax) return;
    const begin = waiting.shift();
    if (begin === undefined) return;
    running += 1;
    setImmediate(begin);
  }

  function leave(): void {
    running -= 1;
    next();
  }

  function enter(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      next();
    });
  }

  return {
    async run(work) {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
    async outside(wait) {
      leave();
      try {
        return await wait;
      } finally {
        await enter();
      }
    },
  };
}
