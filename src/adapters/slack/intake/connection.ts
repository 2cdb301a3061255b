import { WebSocket } from "ws";
import { StaffettaError } from "../../../knowledge/errors.ts";
import { type Fields, fieldsAt, textAt } from "../fields.ts";
import type { SlackTiming } from "../timing.ts";
import { parseJson } from "./body.ts";
import type { Delivery } from "./intake.ts";

/** What a connection tells of. */
export type ConnectionListener = {
  /** Slack greets: from now on things come. */
  opened(): void;
  brought(delivery: Delivery): void;
  /** Slack is about to end the connection, and wants another one in its place. */
  leaving(reason: string | undefined): void;
  /** Told once, also of one that never opened; with what broke it, in a word. */
  ended(why: string, error: Error | undefined): void;
};

/** One WebSocket of Socket Mode. */
export type Connection = {
  /** Ends it; what it brought can't be acknowledged any more, and of what Slack says nothing counts but what it brings. */
  close(): void;
};

const PING_EVERY_MS = 1000;
/**
 * So many pings without an answer, and the connection is dead when the next is due. Pings are counted, not time: a
 * process that stood still reads what came meanwhile before it judges.
 */
const UNANSWERED_MAX = 2;
const CLOSE_WITHIN_MS = 1000;

/** @param url that Slack gave, good for one connection. */
export function openConnection(url: string, timing: SlackTiming, listener: ConnectionListener): Connection {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  let failure: Error | undefined;
  let unanswered = 0;
  let isLeft = false;
  let cancelPing: () => void = () => undefined;
  let cancelEnd: () => void = () => undefined;

  function ping(): void {
    if (unanswered === UNANSWERED_MAX) {
      failure = new StaffettaError("slack-socket-silent", "Slack didn't answer pings.");
      socket.terminate();
      return;
    }
    unanswered += 1;
    socket.ping();
    cancelPing = timing.after(PING_EVERY_MS, ping);
  }

  function read(message: Fields): void {
    const type = textAt(message, "type");
    if (textAt(message, "envelope_id") !== undefined) listener.brought(deliveryOf(message, socket));
    else if (type === "hello" && !isLeft) {
      listener.opened();
      ping();
    } else if (type === "disconnect" && !isLeft) listener.leaving(textAt(message, "reason"));
  }

  socket.on("message", (data) => {
    unanswered = 0;
    const message = parseJson(String(data));
    if (message !== undefined) read(message);
  });
  socket.on("pong", () => {
    unanswered = 0;
  });
  socket.on("error", (error) => {
    failure = error;
  });
  socket.on("close", (code) => {
    cancelPing();
    cancelEnd();
    listener.ended(codeOf(failure) ?? `closed-${code}`, failure);
  });
  return {
    close() {
      if (isLeft || socket.readyState === WebSocket.CLOSED) return;
      isLeft = true;
      socket.close();
      cancelEnd = timing.after(CLOSE_WITHIN_MS, () => socket.terminate());
    },
  };
}

function codeOf(error: Error | undefined): string | undefined {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === "string" ? code : error && "failed";
}

function deliveryOf(envelope: Fields, socket: WebSocket): Delivery {
  const { envelope_id, retry_attempt, retry_reason } = envelope;
  return {
    body: fieldsAt(envelope, "payload"),
    ...(typeof retry_attempt === "number" && { retryNumber: retry_attempt }),
    ...(typeof retry_reason === "string" && { retryReason: retry_reason }),
    async acknowledge(payload) {
      if (socket.readyState !== WebSocket.OPEN)
        throw new StaffettaError("slack-socket-ended", "The connection that brought it has ended.");
      socket.send(JSON.stringify({ envelope_id, payload }));
    },
    // What isn't acknowledged is sent again.
    refuse: async () => undefined,
  };
}
