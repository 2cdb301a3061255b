import type { Measured, Measurement } from "./measure.ts";
import type { System } from "./system.ts";

type Column = { readonly head: string; cell(row: Measurement, ours: Measurement): string };

const COLUMNS: readonly Column[] = [
  { head: "R@1", cell: ({ r1 }) => r1.toFixed(1) },
  { head: "R@5", cell: ({ r5 }) => r5.toFixed(1) },
  { head: "MRR@10", cell: ({ mrr10 }) => mrr10.toFixed(1) },
  { head: "typo R@1", cell: ({ typoR1 }) => typoR1.toFixed(1) },
  { head: "p50 ms", cell: ({ p50Ms }) => significant(p50Ms) },
  { head: "p99 ms", cell: ({ p99Ms }) => significant(p99Ms) },
  { head: "typo p50 ms", cell: ({ typoP50Ms }) => significant(typoP50Ms) },
  { head: "build ms", cell: ({ buildMs }) => buildMs.toFixed(0) },
  { head: "heap MB", cell: ({ heapMb }) => heapMb.toFixed(1) },
  { head: "p50 ×", cell: (row, ours) => ratio(row.p50Ms, ours.p50Ms) },
  { head: "build ×", cell: (row, ours) => ratio(row.buildMs, ours.buildMs) },
  { head: "heap ×", cell: (row, ours) => ratio(row.heapMb, ours.heapMb) },
];

/** A table for people; the columns with × compare with the first row. */
export function table(results: readonly { readonly system: System; readonly measured: Measured }[]): string {
  const ours = results[0]?.measured.measurement;
  if (ours === undefined) return "";
  const rows = results.map(({ measured }) => [
    measured.measurement.system,
    ...COLUMNS.map((column) => column.cell(measured.measurement, ours)),
  ]);
  const all = [["system", ...COLUMNS.map(({ head }) => head)], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
  const most = Math.max(...results.map(({ measured }) => measured.questions));
  const feet = results.map(({ system, measured: { questions } }) => {
    const sampled = questions < most ? ` (a random sample: all ${most} would take too long)` : "";
    return `${system.name}: ${system.setUp}; ${questions} questions${sampled}, each asked clean and misspelt`;
  });
  return [...lines, "", `×: how many times as much as ${ours.system}.`, ...feet, ""].join("\n");
}

/** One JSON object a line. */
export function jsonLine(measurement: Measurement): string {
  const rounded = Object.fromEntries(
    Object.entries(measurement).map(([key, value]) => [
      key,
      typeof value === "number" ? Number(value.toFixed(4)) : value,
    ]),
  );
  return `${JSON.stringify(rounded)}\n`;
}

function significant(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function ratio(value: number, ours: number): string {
  return ours > 0 ? `${significant(value / ours)}×` : "–";
}
