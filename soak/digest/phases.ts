import { pause } from "../pause.ts";
import type { Slots } from "./slots.ts";

/** Where nothing has happened for so long, there is nothing left to do: more is opened. */
const IDLE_MS = 150;
const BETWEEN_LOOKS_MS = 25;
const PHASE_TIMEOUT_MS = 600_000;

export type Phase = {
  readonly name: string;
  /** How often something is to be done to the processes. */
  readonly times: number;
  /** Slots that are opened each time. */
  readonly feedEach: number;
  /** Sees to it that it is done; `happened` is to be called each time. */
  readonly begin: (happened: () => void) => void;
};

export type Phases = {
  /** How often each thing was done. */
  readonly injected: Readonly<Record<string, number>>;
  /** @throws Error where it isn't done often enough in ten minutes. */
  run(phase: Phase): Promise<void>;
};

export type PhasesOptions = {
  readonly slots: Slots;
  readonly processes: number;
  /** Nothing is to be done any more. */
  readonly calm: () => void;
  readonly report: (text: string) => void;
};

export function createPhases({ slots, processes, calm, report }: PhasesOptions): Phases {
  const injected: Record<string, number> = {};
  return {
    injected,
    async run({ name, times, feedEach, begin }) {
      const startedMs = Date.now();
      let count = 0;
      let isOver = false;
      let lastMs = Date.now();
      begin(() => {
        count += 1;
        lastMs = Date.now();
        if (isOver) return;
        if (count <= times) injected[name] = count;
        void slots.feed(feedEach);
      });
      await slots.feed(processes * 2);
      while (count < times) {
        await pause(BETWEEN_LOOKS_MS);
        if (Date.now() - lastMs > IDLE_MS) {
          lastMs = Date.now();
          await slots.feed(processes);
        }
        if (Date.now() - startedMs > PHASE_TIMEOUT_MS) throw new Error(`${name}: only ${count} of ${times} in time.`);
      }
      isOver = true;
      calm();
      report(`${name} ${times} times, ${((Date.now() - startedMs) / 1000).toFixed(1)} s\n`);
    },
  };
}
