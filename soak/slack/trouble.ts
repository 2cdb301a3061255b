import type { SlackDouble } from "../../test/doubles/slack/slack-double.ts";
import type { Fleet } from "../fleet.ts";
import { standStill } from "../stand-still.ts";
import { STOPPED_FOR_MS, type Way } from "./settings.ts";

/** What goes wrong beside people's events: how many of these come between two of a kind. */
const EVENTS_BETWEEN = { rateLimit: 40, drop: 90, reconnect: 130, freeze: 700, stop: 500 };
const RATE_LIMITED_CALLS = 3;
/** By then a frozen connection has been left: nobody says when. */
const FROZEN_FOR_MS = 4000;

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
  let frozenUntilMs = 0;

  /** Whether it was its turn. */
  function each(between: number, name: string, act: () => void): boolean {
    if (events % between !== between - 1) return false;
    injected[name] = (injected[name] ?? 0) + 1;
    act();
    return true;
  }

  /** One that is struck leaves the other in peace: Slack never finds nobody for long, and tries four times only. */
  function strike(): void {
    if (stops.size > 0 || Date.now() < frozenUntilMs || !mayStrike()) return;
    if (each(EVENTS_BETWEEN.stop, "process stopped", stopOne) || way !== "socket") return;
    const index = Math.floor(Math.random() * Math.max(1, double.sockets.open));
    if (each(EVENTS_BETWEEN.freeze, "socket frozen", () => double.sockets.freeze(index)))
      frozenUntilMs = Date.now() + FROZEN_FOR_MS;
    else if (!each(EVENTS_BETWEEN.drop, "socket dropped", () => double.sockets.drop(index)))
      each(EVENTS_BETWEEN.reconnect, "socket replaced", () => double.sockets.disconnect("refresh_requested", index));
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
      strike();
    },
    async over() {
      await Promise.all(stops);
    },
  };
}
