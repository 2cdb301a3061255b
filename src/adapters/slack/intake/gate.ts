/** Lets so many pieces of work run at once; the others wait for their turn. */
export type Gate = { run<T>(work: () => Promise<T>): Promise<T> };

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

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          work()
            .then(resolve, reject)
            .finally(() => {
              running -= 1;
              next();
            });
        });
        next();
      }),
  };
}
