import { pause } from "./pause.ts";

const BETWEEN_LOOKS_MS = 50;

/** Whether it came true in time. */
export async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const startedMs = Date.now();
  while (!holds()) {
    if (Date.now() - startedMs > withinMs) return false;
    await pause(BETWEEN_LOOKS_MS);
  }
  return true;
}
