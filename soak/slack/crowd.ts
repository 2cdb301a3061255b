import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import { pause } from "../pause.ts";
import { until } from "../until.ts";

/** People who speak, each when the last thing they said has arrived and they have thought for a while. */
export type Crowd = {
  readonly said: readonly Sent[];
  /** Whether next to nothing has been on its way to a process for long: what was, was acknowledged, or failed. */
  isCalm(): boolean;
  /** In the end each thing was told to have arrived, or given up by Slack. */
  talk(mayGoOn: () => boolean): Promise<void>;
};

/** Whoever spoke says more by then, though Slack may still have to repeat what was said. */
const PATIENCE_MS = 4000;
/** Slack's last repetition, and its time-out. */
const SETTLED_TIMEOUT_MS = 120_000;
const LONG_MS = 1000;
/** Some answers are slow by themselves. */
const LONG_ONES_MAX = 3;

type Delivery = Sent["deliveries"][number];

export function createCrowd(
  { people, thinkMostMs }: { readonly people: number; readonly thinkMostMs: number },
  say: () => Sent,
): Crowd {
  const said: Sent[] = [];
  const open = new Set<Sent>();

  async function speak(mayGoOn: () => boolean): Promise<void> {
    while (mayGoOn()) {
      const sent = say();
      said.push(sent);
      open.add(sent);
      await until(() => isSettled(sent), PATIENCE_MS);
      await pause(Math.random() * thinkMostMs);
    }
  }

  return {
    said,
    isCalm() {
      for (const sent of open) if (isSettled(sent)) open.delete(sent);
      return [...open].filter(({ deliveries }) => deliveries.some(isLong)).length <= LONG_ONES_MAX;
    },
    async talk(mayGoOn) {
      await Promise.all(Array.from({ length: people }, () => speak(mayGoOn)));
      await until(() => said.every(isSettled), SETTLED_TIMEOUT_MS);
    },
  };
}

function isSettled({ deliveries }: Sent): boolean {
  return deliveries.every(({ acknowledgement, isGivenUp }) => acknowledgement !== undefined || isGivenUp);
}

/** Whether the present attempt has been under way for long. */
function isLong({ attempts, acknowledgement }: Delivery): boolean {
  const last = attempts.at(-1);
  return (
    acknowledgement === undefined &&
    last !== undefined &&
    last.failure === undefined &&
    Date.now() - last.atMs > LONG_MS
  );
}
