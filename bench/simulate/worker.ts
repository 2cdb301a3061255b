import { parentPort, workerData } from "node:worker_threads";
import { checkSpan } from "./check-span.ts";
import { POSTING_TIMES, type SimulationTask, summed } from "./simulate.ts";

const { zones, firstDate, lastDate } = workerData as SimulationTask;
for (const zone of zones) {
  parentPort?.postMessage(summed(POSTING_TIMES.map((time) => checkSpan(zone, time, firstDate, lastDate))));
}
