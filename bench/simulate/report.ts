import { POSTING_TIMES, type SimulationResult } from "./simulate.ts";

const FAULTS_SHOWN = 20;

/** The result in words; the first faults one a line. */
export function report(result: SimulationResult): string {
  const { faults } = result;
  const lines = [
    `${result.firstDate} to ${result.lastDate}, ${result.zones} zones (${result.names} names), at ${POSTING_TIMES.join(", ")}`,
    `${result.slots} slots for ${result.dates} local dates; ${result.skippedDates} dates that no calendar there shows`,
    `${faults.length} lost, double or at a wrong instant; ${result.seconds} s`,
    ...faults.slice(0, FAULTS_SHOWN),
  ];
  if (faults.length > FAULTS_SHOWN) lines.push(`… and ${faults.length - FAULTS_SHOWN} more`);
  return `${lines.join("\n")}\n`;
}
