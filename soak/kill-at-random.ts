import type { Fleet } from "./fleet.ts";
import { pause } from "./pause.ts";

const SHORTEST_MS = 20;
const SPREAD_MS = 300;

/** Kills any of the processes so often, one after the other, at any moment. */
export async function killAtRandom(fleet: Fleet, times: number, happened: () => void): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await pause(SHORTEST_MS + Math.random() * SPREAD_MS);
    const replicas = [...fleet.working];
    const replica = replicas[Math.floor(Math.random() * replicas.length)];
    if (replica !== undefined) await fleet.replace(replica);
    happened();
  }
}
