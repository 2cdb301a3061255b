import type { Acknowledgement, Delivery } from "../delivery/types.ts";
import type { Message, View } from "../types.ts";
import { messagesKey, viewKey } from "../world.ts";
import type { Stage } from "./stage.ts";

/** What somebody did, and what comes of it. Waits end after `withinMs`, by default the double's `waitMs`, and reject. */
export type Sent = {
  /** Where it was done; empty where that is no channel. */
  readonly channel: string;
  /** Of the message that was written, or acted upon; empty where there was none. */
  readonly ts: string;
  /** Opens a view; empty for events. */
  readonly triggerId: string;
  /** Empty where none was given. */
  readonly responseUrl: string;
  /** One for each event; none where the app's scopes let none through. */
  readonly deliveries: readonly Delivery[];
  /** When everything that was delivered is acknowledged: the first's acknowledgement. */
  acknowledged(withinMs?: number): Promise<Acknowledgement>;
  /**
   * What the app has said to it until now: in its thread, or anywhere in the channel where it is about no thread;
   * what only others see doesn't count.
   */
  readonly repliesSoFar: readonly Message[];
  replies(count: number, withinMs?: number): Promise<readonly Message[]>;
  /** The first reply. */
  reply(withinMs?: number): Promise<Message>;
  /** The first reply once this is true of it: replies get edited. */
  replyWhere(holds: (message: Message) => boolean, withinMs?: number): Promise<Message>;
  /** The view that was opened with its trigger. */
  view(withinMs?: number): Promise<View>;
};

export type Done = {
  readonly deliveries: readonly Delivery[];
  readonly user: string;
  /** Rising numbers of messages: replies are later than this. */
  readonly order: number;
  readonly channel?: string;
  readonly ts?: string;
  /** The thread in which replies are expected; undefined: anywhere in the channel. */
  readonly thread?: string | undefined;
  readonly triggerId?: string;
  readonly responseUrl?: string;
};

export function sentOf({ world, workspace, deliveries: all }: Stage, done: Done): Sent {
  const { deliveries, user, order, channel = "", ts = "", thread, triggerId = "", responseUrl = "" } = done;
  const { bell, settings } = world;

  function repliesSoFar(): readonly Message[] {
    const place = workspace.channels.get(channel);
    if (place === undefined) return [];
    const candidates = thread === undefined ? [...place.messages.values()] : (place.threads.get(thread) ?? []);
    const isFor = (to: string | undefined) => to === undefined || to === user;
    return candidates.filter((each) => each.botId !== undefined && each.order > order && isFor(each.ephemeralTo));
  }

  function waitFor<T>(probe: () => T | undefined, withinMs: number, what: string): Promise<T> {
    return bell.until(messagesKey(workspace, channel, thread), probe, withinMs, () => what);
  }

  return {
    ...{ channel, ts, triggerId, responseUrl, deliveries },
    get repliesSoFar() {
      return repliesSoFar();
    },
    async acknowledged(withinMs = settings.waitMs) {
      const [first] = await Promise.all(deliveries.map((delivery) => all.acknowledged(delivery, withinMs)));
      if (first === undefined)
        throw new Error("Nothing was delivered: the app's scopes or memberships let nothing through.");
      return first;
    },
    replies(count, withinMs = settings.waitMs) {
      const probe = () => {
        const found = repliesSoFar();
        return found.length >= count ? found : undefined;
      };
      return waitFor(probe, withinMs, `${count} replies to ${ts || "a command"} in ${channel}`);
    },
    reply(withinMs = settings.waitMs) {
      return waitFor(() => repliesSoFar()[0], withinMs, `a reply to ${ts || "a command"} in ${channel}`);
    },
    replyWhere(holds, withinMs = settings.waitMs) {
      return waitFor(() => repliesSoFar().find(holds), withinMs, `a certain reply in ${channel}`);
    },
    view(withinMs = settings.waitMs) {
      const probe = () =>
        [...workspace.views.values()].find((view) => triggerId !== "" && view.triggerId === triggerId);
      return bell.until(viewKey(workspace), probe, withinMs, () => "a view that is opened");
    },
  };
}
