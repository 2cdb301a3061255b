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
const RECONNECT_FIRST_MS = 500;
const RECONNECT_MAX_MS = 30_000;

/**
 * Socket Mode: a connection that is opened anew whenever it ends, and replaced before Slack ends it. The library's own is
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
  let isClosed = false;

  async function connect(): Promise<void> {
    const { url } = await api.apps.connections.open({});
    if (isClosed) return;
    const greeted = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    const connection = openConnection(url ?? "", timing, {
      opened() {
        current = connection;
        greeted.resolve();
      },
      brought: (delivery) => void intake.take(delivery),
      leaving(reason) {
        if (connection !== current) return;
        current = undefined;
        log.info("Slack wants the connection replaced.", { reason });
        void reconnect().then(() => timing.after(REPLACED_LIVES_MS, connection.close));
      },
      ended(error) {
        all.delete(connection);
        ended.resolve();
        greeted.reject(error ?? new StaffettaError("slack-socket-ended", "Slack ended the connection at once."));
        if (connection !== current) return;
        current = undefined;
        log.info("The connection to Slack ended; connecting anew.");
        void reconnect();
      },
    });
    all.set(connection, ended.promise);
    const outcome = await within(timing, Promise.race([greeted.promise, end.promise]), GREETED_WITHIN_MS);
    if (outcome !== "late") return;
    connection.close();
    throw new StaffettaError("slack-socket-timeout", "Slack didn't open the connection in time; check the network.");
  }

  async function reconnect(): Promise<void> {
    for (let waitMs = 0; !isClosed; waitMs = Math.min(RECONNECT_MAX_MS, waitMs * 2 || RECONNECT_FIRST_MS)) {
      if (waitMs > 0) await within(timing, end.promise, waitMs);
      if (isClosed) return;
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
