/** One change of a zone's difference to UTC. */
export type Transition = {
  readonly timeZone: string;
  /** The first instant with the new difference. */
  readonly atMs: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
};

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** Two changes within a step that cancel out would go unseen; the nearest on record (Brazil, 2000) are 7 days apart. */
const STEP_MS = 3 * 24 * 60 * MINUTE_MS;

/** Every change of the zone's difference to UTC in a span, found by stepping through it and halving. */
export function transitionsOf(timeZone: string, fromMs: number, toMs: number): readonly Transition[] {
  const offset = offsets(timeZone);
  const found: Transition[] = [];
  for (let stepMs = fromMs; stepMs < toMs; stepMs += STEP_MS) {
    const beforeMinutes = offset(stepMs);
    let highMs = Math.min(stepMs + STEP_MS, toMs);
    const afterMinutes = offset(highMs);
    if (beforeMinutes === afterMinutes) continue;
    let lowMs = stepMs;
    while (highMs - lowMs > SECOND_MS) {
      const middleMs = Math.floor((lowMs + highMs) / 2 / SECOND_MS) * SECOND_MS;
      if (offset(middleMs) === beforeMinutes) lowMs = middleMs;
      else highMs = middleMs;
    }
    found.push({ timeZone, atMs: highMs, beforeMinutes, afterMinutes });
  }
  return found;
}

/** The zone's difference to UTC at an instant, in minutes. */
function offsets(timeZone: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (instantMs) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = (format.format(instantMs).match(/\d+/g) ?? []).map(
      Number,
    );
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS - Math.floor(instantMs / MINUTE_MS);
  };
}
