import type { Log } from "../../../bot/ports/log.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";
import { type SlackTiming, within } from "../timing.ts";
import type { ClientFactory } from "../web/client.ts";
import { failureOf } from "../web/failures.ts";
import { refusedAppToken, refusesToken } from "../web/remedies.ts";
import { type Connection, openConnection } from "./connection.ts";
import type { Intake } from "./intake.ts";

export type SocketOptions = {
  readonly appToken: string;
  readonly clients: ClientFactory;
  readonly intake: Intake;
  readonly log: Log;
  readonly timing: SlackTiming;
};

export type Socket = {
  /** @throws StaffettaError where Slack refuses the token or doesn't answer. */
  open(): Promise<void>;
  /** For good; where it is just being opened, or opened anew, nothing is left open. */
  close(): Promise<void>;
};

/** From the connection's beginning to Slack's greeting. */
const GREETED_WITHIN_MS = 10_000;
/** A connection that was replaced stays for what it brought to be acknowledged. */
const REPLACED_LIVES_MS = 3000;
const CLOSE_WITHIN_MS = 1000;
/** After one that lived for less, the next is waited for: Slack may be dismissing whoever comes. */
const LIVES_AT_LEAST_MS = 1000;
const RECONNECT_FIRST_MS = 500;
const RECONNECT_MAX_MS = 30_000;
/** Why Slack ends a connection and wants another; otherwise it takes none, or fewer. */
const RENEWED = new Set(["warning", "refresh_requested"]);

/**
 * Socket Mode: a connection that is opened anew whenever it ends, and replaced before Slack renews it. The library's own is
 * not used: it throws away what came while the process stood still or the connection is replaced, and ends the process
 * where Slack refuses the token meanwhile.
 */
export function createSocket({ appToken, clients, intake, log, timing }: SocketOptions): Socket {
  const api = clients.create(appToken);
  /** Those that were begun and haven't ended. */
  const all = new Map<Connection, Promise<void>>();
  const end = Promise.withResolvers<void>();
  /** Where things come from now. */
  let current: Connection | undefined;
  /** Before the next attempt. */
  let waitMs = 0;
  let isClosed = false;

  async function connect(): Promise<void> {
    const { url } = await api.apps.connections.open({});
    if (isClosed) return;
    const greeted = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    let openedAtMs = 0;
    let cancelEnd: () => void = () => undefined;
    const connection = openConnection(url ?? "", timing, {
      opened() {
        current = connection;
        openedAtMs = timing.nowMs();
        greeted.resolve();
      },
      brought: (delivery) => void intake.take(delivery),
      leaving(reason) {
        log.info("Slack is about to end a connection.", { reason });
        if (connection !== current) return;
        if (reason === undefined || !RENEWED.has(reason)) return connection.close();
        void openNext().then(() => {
          if (all.has(connection)) cancelEnd = timing.after(REPLACED_LIVES_MS, connection.close);
        });
      },
      ended(why, error) {
        cancelEnd();
        all.delete(connection);
        ended.resolve();
        greeted.reject(error ?? new StaffettaError("slack-socket-ended", `Slack ended the connection (${why}).`));
        if (connection !== current) return;
        log.info("The connection to Slack ended; connecting anew.", { why });
        void openNext();
      },
    });

    /** In the place of this one. */
    function openNext(): Promise<void> {
      current = undefined;
      if (timing.nowMs() - openedAtMs >= LIVES_AT_LEAST_MS) waitMs = 0;
      return reconnect();
    }

    all.set(connection, ended.promise);
    const outcome = await within(timing, Promise.race([greeted.promise, end.promise]), GREETED_WITHIN_MS);
    if (outcome !== "late") return;
    connection.close();
    throw new StaffettaError("slack-socket-timeout", "Slack didn't open the connection in time; check the network.");
  }

  async function reconnect(): Promise<void> {
    while (!isClosed) {
      if (waitMs > 0) await within(timing, end.promise, waitMs);
      if (isClosed) return;
      waitMs = Math.min(RECONNECT_MAX_MS, waitMs * 2 || RECONNECT_FIRST_MS);
      try {
        await connect();
        if (!isClosed) log.info("Connected to Slack again.");
        return;
      } catch (error) {
        const { code } = failureOf(error);
        const shown = refusesToken(code) ? refusedAppToken(code, error) : error;
        log.error("Slack can't be reached; trying again.", { code, error: shown });
      }
    }
  }

  return {
    async open() {
      try {
        await connect();
      } catch (error) {
        const { code } = failureOf(error);
        if (refusesToken(code) || code === "forbidden") throw refusedAppToken(code, error);
        throw error instanceof StaffettaError
          ? error
          : new StaffettaError(
              "slack-socket-failed",
              `Slack's Socket Mode can't be reached (${code}): check the network, SLACK_API_URL where it is set, and that Socket Mode is on for the app.`,
              { cause: error },
            );
      }
    },
    async close() {
      isClosed = true;
      current = undefined;
      end.resolve();
      for (const connection of all.keys()) connection.close();
      await within(timing, Promise.all(all.values()), CLOSE_WITHIN_MS);
    },
  };
}
