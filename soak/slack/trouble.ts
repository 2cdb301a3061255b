import type { SlackDouble } from "../../test/doubles/slack/slack-double.ts";
import type { Fleet } from "../fleet.ts";
import { standStill } from "../stand-still.ts";
import { STOPPED_FOR_MS, type Way } from "./settings.ts";

/** What goes wrong beside people's events: how many of these come between two of a kind. */
const EVENTS_BETWEEN = { rateLimit: 40, drop: 90, reconnect: 130, freeze: 700, stop: 500 };
const RATE_LIMITED_CALLS = 3;

export type Trouble = {
  /** To be called at each event of people's. */
  next(): void;
  /** Resolves when every process that was stopped goes on. */
  over(): Promise<void>;
};

export type TroubleOptions = {
  readonly fleet: Fleet;
  readonly way: Way;
  /** What happened, by its name. */
  readonly injected: Record<string, number>;
  /** Whether processes and connections may be struck now. */
  readonly mayStrike: () => boolean;
};

/** Refuses posts for their rate, ends, replaces and freezes connections, and stops processes beyond Slack's patience. */
export function createTrouble(double: SlackDouble, { fleet, way, injected, mayStrike }: TroubleOptions): Trouble {
  const stops = new Set<Promise<void>>();
  let events = 0;

  function each(between: number, name: string, act: () => void): void {
    if (events % between !== between - 1) return;
    injected[name] = (injected[name] ?? 0) + 1;
    act();
  }

  function stopOne(): void {
    const [replica] = [...fleet.working].sort(() => Math.random() - 0.5);
    if (replica === undefined) return;
    const stop = standStill(replica.pid, STOPPED_FOR_MS).then(() => void stops.delete(stop));
    stops.add(stop);
  }

  return {
    next() {
      events += 1;
      each(EVENTS_BETWEEN.rateLimit, "429 in a row", () =>
        double.fail({
          kind: "rate-limit",
          method: "chat.postMessage",
          ...{ retryAfterSeconds: 1, times: RATE_LIMITED_CALLS },
        }),
      );
      // One that is struck leaves the other in peace: Slack never finds nobody for long, and tries four times only.
      if (stops.size > 0 || !mayStrike()) return;
      each(EVENTS_BETWEEN.stop, "process stopped", stopOne);
      if (way !== "socket") return;
      const index = Math.floor(Math.random() * Math.max(1, double.sockets.open));
      each(EVENTS_BETWEEN.drop, "socket dropped", () => double.sockets.drop(index));
      each(EVENTS_BETWEEN.reconnect, "socket replaced", () => double.sockets.disconnect("refresh_requested", index));
      each(EVENTS_BETWEEN.freeze, "socket frozen", () => double.sockets.freeze(index));
    },
    async over() {
      await Promise.all(stops);
    },
  };
}
