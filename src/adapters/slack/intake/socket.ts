import { type Logger, SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../../bot/ports/log.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";
import { type Fields, isFields } from "../fields.ts";
import { type SlackTiming, within } from "../timing.ts";
import type { ClientFactory } from "../web/client.ts";
import { failureOf } from "../web/failures.ts";
import { refusedAppToken, refusesToken } from "../web/remedies.ts";
import type { Intake } from "./intake.ts";

export type SocketOptions = {
  readonly appToken: string;
  readonly clients: ClientFactory;
  readonly intake: Intake;
  readonly logger: Logger;
  readonly log: Log;
  readonly timing: SlackTiming;
};

export type Socket = {
  /** @throws StaffettaError where Slack refuses the token or doesn't answer. */
  open(): Promise<void>;
  /** For good; where it is just being opened, or opened anew, nothing is left open. */
  close(): Promise<void>;
};

/** A socket that doesn't answer a ping within this time is dead. A third of it lies between two pings. */
const PONG_WITHIN_MS = 3000;
/** To be connected, from the first request to Slack's greeting. */
const CONNECT_WITHIN_MS = 20_000;
const CLOSE_WITHIN_MS = 1000;
const RECONNECT_FIRST_MS = 500;
const RECONNECT_MAX_MS = 30_000;

type Envelope = {
  readonly ack: (payload?: unknown) => Promise<void>;
  readonly body: unknown;
  readonly retry_num?: number | null;
  readonly retry_reason?: string | null;
};

/**
 * A connection of Socket Mode. Of Bolt's receiver only the client is used: reconnecting is done here, since the
 * library's own ends the process where Slack refuses the token meanwhile.
 */
export function createSocket({ appToken, clients, intake, logger, log, timing }: SocketOptions): Socket {
  const { client } = new SocketModeReceiver({
    ...{ appToken, logger },
    clientPingTimeout: PONG_WITHIN_MS,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...clients.options } },
  });
  let state: "closed" | "opening" | "open" = "closed";
  const end = Promise.withResolvers<void>();

  client.on("slack_event", ({ ack, body, retry_num, retry_reason }: Envelope) => {
    void intake.take({
      body: isFields(body) ? body : ({} satisfies Fields),
      ...(typeof retry_num === "number" && { retryNumber: retry_num }),
      ...(typeof retry_reason === "string" && { retryReason: retry_reason }),
      acknowledge: (payload) => ack(payload ?? {}),
      // What isn't acknowledged is sent again.
      refuse: async () => undefined,
    });
  });
  client.on("disconnected", () => {
    if (state !== "open") return;
    state = "opening";
    log.info("The connection to Slack ended; connecting anew.");
    void reconnect();
  });

  async function connect(): Promise<void> {
    let isAwaited = true;
    const started = client.start().then(() => {
      // The library goes on where it was told to disconnect meanwhile.
      if (!isAwaited || state === "closed") void client.disconnect();
    });
    // Where it comes too late, nobody waits for it any more.
    started.catch(() => undefined);
    if ((await within(timing, Promise.race([started, end.promise]), CONNECT_WITHIN_MS)) !== "late") return;
    isAwaited = false;
    void client.disconnect();
    throw new StaffettaError("slack-socket-timeout", "Slack didn't open the connection in time; check the network.");
  }

  async function reconnect(): Promise<void> {
    for (let waitMs = 0; state === "opening"; waitMs = Math.min(RECONNECT_MAX_MS, waitMs * 2 || RECONNECT_FIRST_MS)) {
      if (waitMs > 0) await within(timing, end.promise, waitMs);
      if (state !== "opening") return;
      try {
        await connect();
        if (state !== "opening") return;
        state = "open";
        log.info("Connected to Slack again.");
      } catch (error) {
        const { code } = failureOf(error);
        const shown = refusesToken(code) ? refusedAppToken(code, error) : error;
        log.error("Slack can't be reached; trying again.", { code, error: shown });
      }
    }
  }

  return {
    async open() {
      state = "opening";
      try {
        await connect();
        // It may have been closed meanwhile.
        if (state === "opening") state = "open";
      } catch (error) {
        state = "closed";
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
      const wasClosed = state === "closed";
      state = "closed";
      end.resolve();
      if (!wasClosed) await within(timing, client.disconnect(), CLOSE_WITHIN_MS);
    },
  };
}
