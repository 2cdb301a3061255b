/** Milliseconds of one answer in process. */
export type AnswerMeasurement = {
  readonly questions: number;
  readonly hostileInputs: number;
  /** Over the questions as they are and misspelt. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly plainP50Ms: number;
  readonly plainP99Ms: number;
  readonly typoP50Ms: number;
  readonly typoP99Ms: number;
  readonly hostileP50Ms: number;
  /** Of all that was asked. */
  readonly greatestMs: number;
};

/** What one answer may take; each figure has to stay below its limit. */
export const LIMITS = { p50Ms: 1, p99Ms: 5, greatestMs: 50 } as const;
type Limited = keyof typeof LIMITS;

/** For each limit whether the measurement is below it. */
export function holds(measurement: AnswerMeasurement): Readonly<Record<Limited, boolean>> {
  const isBelow = (figure: Limited) => measurement[figure] < LIMITS[figure];
  return { p50Ms: isBelow("p50Ms"), p99Ms: isBelow("p99Ms"), greatestMs: isBelow("greatestMs") };
}

/** A table for people. */
export function table(measurement: AnswerMeasurement): string {
  const kept = holds(measurement);
  const line = (name: string, value: number, limited?: Limited) => {
    const verdict =
      limited === undefined ? "" : `  limit < ${LIMITS[limited]} ms  ${kept[limited] ? "holds" : "DOESN'T HOLD"}`;
    return `${name.padEnd(32)}${value.toFixed(3).padStart(9)} ms${verdict}`;
  };
  return [
    `${measurement.questions} questions, each as it is and with one typo; ${measurement.hostileInputs} hostile inputs`,
    "",
    line("p50 of all questions", measurement.p50Ms, "p50Ms"),
    line("p99 of all questions", measurement.p99Ms, "p99Ms"),
    line("greatest, hostile inputs too", measurement.greatestMs, "greatestMs"),
    "",
    line("p50 as they are", measurement.plainP50Ms),
    line("p99 as they are", measurement.plainP99Ms),
    line("p50 with one typo", measurement.typoP50Ms),
    line("p99 with one typo", measurement.typoP99Ms),
    line("p50 of hostile inputs", measurement.hostileP50Ms),
    "",
  ].join("\n");
}

/** One JSON object with the figures, the limits and whether each holds. */
export function jsonLine(measurement: AnswerMeasurement): string {
  const rounded = Object.fromEntries(
    Object.entries(measurement).map(([key, value]) => [key, Number(value.toFixed(4))]),
  );
  return `${JSON.stringify({ ...rounded, limits: LIMITS, holds: holds(measurement) })}\n`;
}
