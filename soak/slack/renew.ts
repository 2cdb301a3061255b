import type { Fleet } from "../fleet.ts";
import { pause } from "../pause.ts";

/** From the fleet being well to the next one's end. */
const BETWEEN_KILLS_MS = { least: 200, spread: 1000 };

/**
 * Kills one after the other, as where a fleet is renewed: the next goes when its successor works and has caught up, any
 * of them and at any moment of what it is doing.
 *
 * @param isWell resolves when all are at work and hardly anything has waited for long; false where that takes too long.
 */
export async function killOneByOne(
  fleet: Fleet,
  times: number,
  isWell: () => Promise<boolean>,
  injected: Record<string, number>,
): Promise<void> {
  for (let count = 1; count <= times; count += 1) {
    if (!(await isWell())) throw new Error("A replica didn't begin to work in time.");
    await pause(BETWEEN_KILLS_MS.least + Math.random() * BETWEEN_KILLS_MS.spread);
    const replicas = [...fleet.working];
    const replica = replicas[Math.floor(Math.random() * replicas.length)];
    if (replica !== undefined) await fleet.replace(replica);
    injected.killed = count;
  }
}
