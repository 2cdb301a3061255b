import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { CONNECTIONS_MAX } from "../options.ts";
import { type Fields, SlackError } from "../types.ts";
import type { World } from "../world.ts";
import type { Attempt, Envelope, Outcome, Transport } from "./types.ts";

export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled";

export type Sockets = Transport & {
  /** Connections that are open now. */
  readonly open: number;
  /** Connections that were ever opened. */
  readonly opened: number;
  /** Waits until this many have been opened in all, and said hello to. */
  waitForOpened(count: number, withinMs?: number): Promise<void>;
  waitForOpen(count: number, withinMs?: number): Promise<void>;
  /** Tells connections to go, all or the one with this index; what Slack does hourly. */
  disconnect(reason: DisconnectReason, index?: number): void;
  /** Ends connections without a word. */
  drop(index?: number): void;
  /** Leaves connections open, but dead: nothing that is sent arrives, and no ping is answered. */
  freeze(index?: number): void;
  /** The answer to apps.connections.open. Throws `SlackError`s. */
  ticket(): Fields;
  attach(server: Server): void;
  close(): void;
};

type Connection = { readonly socket: WebSocket; isFrozen: boolean };
type Pending = {
  readonly attempt: Attempt;
  readonly sentAtMs: number;
  settle?: (outcome: Outcome) => void;
};

const TICKETS_MAX = 100;
/** Envelopes whose late acknowledgements are still recognised. */
const PENDING_MAX = 50_000;
const KEY = "sockets";

/** Socket Mode: each envelope goes to one of the connections, in turn. */
export function createSockets(world: World): Sockets {
  const { settings, ids, bell, journal } = world;
  const server = new WebSocketServer({ noServer: true, autoPong: false, perMessageDeflate: false });
  const tickets = new Set<string>();
  const connections: Connection[] = [];
  const pending = new Map<string, Pending>();
  let opened = 0;
  let turn = 0;

  const pinging = setInterval(() => {
    for (const { socket, isFrozen } of connections) if (!isFrozen) socket.ping();
  }, settings.pingEveryMs);
  pinging.unref();

  function upgrade(incoming: IncomingMessage, stream: Duplex, head: Buffer): void {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const isKnown = tickets.delete(url.searchParams.get("ticket") ?? "");
    if (url.pathname !== "/link/" || !isKnown) {
      stream.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n");
      return;
    }
    server.handleUpgrade(incoming, stream, head, welcome);
  }

  function welcome(socket: WebSocket): void {
    const connection: Connection = { socket, isFrozen: false };
    connections.push(connection);
    opened += 1;
    socket.on("ping", (data) => {
      if (!connection.isFrozen) socket.pong(data);
    });
    socket.on("message", (data) => {
      if (!connection.isFrozen) acknowledge(String(data));
    });
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      connections.splice(connections.indexOf(connection), 1);
      bell.ring(KEY);
    });
    const debug = { host: "applink-double", build_number: 1, approximate_connection_time: 3600 };
    const info = { connection_info: { app_id: world.appId }, debug_info: debug };
    socket.send(JSON.stringify({ type: "hello", num_connections: connections.length, ...info }));
    socket.ping();
    bell.ring(KEY);
  }

  function acknowledge(data: string): void {
    const { envelope_id: id, payload } = JSON.parse(data) as {
      readonly envelope_id?: string;
      readonly payload?: Fields;
    };
    const known = id === undefined ? undefined : pending.get(id);
    if (id === undefined || known === undefined) {
      const detail = `there is no envelope ${id}, or it was acknowledged before`;
      journal.report("acknowledge", undefined, [{ rule: "unknown-envelope", detail, pointer: "", error: undefined }]);
      return;
    }
    pending.delete(id);
    const afterMs = performance.now() - known.sentAtMs;
    if (known.settle === undefined) {
      known.attempt.acknowledgedAfterMs = afterMs;
      journal.counts.late += 1;
      return;
    }
    const isEmpty = payload === undefined || Object.keys(payload).length === 0;
    known.settle({ ok: true, afterMs, response: isEmpty ? undefined : payload });
  }

  function chosen({ replica }: Envelope): number | undefined {
    if (connections.length === 0) return undefined;
    if (replica !== undefined) return replica < connections.length ? replica : undefined;
    turn = (turn + 1) % connections.length;
    return turn;
  }

  function send(envelope: Envelope, attempt: Attempt): Promise<Outcome> {
    const index = chosen(envelope);
    const connection = index === undefined ? undefined : connections[index];
    if (connection === undefined) return Promise.resolve({ ok: false, reason: "no_connection" });
    attempt.replica = index;
    const id = ids.next("envelope-");
    const { kind, payload } = envelope;
    const isEvent = kind === "events_api";
    const retry = isEvent && { retry_attempt: attempt.retry, retry_reason: attempt.retryReason ?? "" };
    const message = { envelope_id: id, type: kind, payload, accepts_response_payload: !isEvent, ...retry };
    return new Promise((resolve) => {
      const entry: Pending = { attempt, sentAtMs: performance.now() };
      const timer = setTimeout(() => settle({ ok: false, reason: "timeout" }), settings.acknowledgeWithinMs);
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        delete entry.settle;
        resolve(outcome);
      };
      entry.settle = settle;
      pending.set(id, entry);
      forgetOldest(pending, PENDING_MAX);
      if (connection.isFrozen) return;
      connection.socket.send(JSON.stringify(message));
    });
  }

  const each = (index: number | undefined) =>
    index === undefined ? [...connections] : connections.slice(index, index + 1);

  return {
    send,
    get open() {
      return connections.length;
    },
    get opened() {
      return opened;
    },
    async waitForOpened(count, withinMs = settings.waitMs) {
      await bell.until(
        KEY,
        () => opened >= count || undefined,
        withinMs,
        () => `${count} connections in all (${opened})`,
      );
    },
    async waitForOpen(count, withinMs = settings.waitMs) {
      const isOpen = () => connections.length === count || undefined;
      await bell.until(KEY, isOpen, withinMs, () => `${count} open connections (${connections.length})`);
    },
    disconnect(reason, index) {
      const message = JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-double" } });
      for (const { socket } of each(index)) socket.send(message);
    },
    drop(index) {
      for (const { socket } of each(index)) socket.terminate();
    },
    freeze(index) {
      for (const connection of each(index)) connection.isFrozen = true;
    },
    ticket() {
      if (connections.length >= CONNECTIONS_MAX) throw new SlackError("too_many_websockets");
      const ticket = ids.next("ticket-");
      tickets.add(ticket);
      if (tickets.size > TICKETS_MAX) tickets.delete([...tickets][0] ?? "");
      return { url: `${world.origin.replace("http", "ws")}/link/?ticket=${ticket}&app_id=${world.appId}` };
    },
    attach: (http) => void http.on("upgrade", upgrade),
    close() {
      clearInterval(pinging);
      for (const { socket } of [...connections]) socket.terminate();
      for (const { settle } of pending.values()) settle?.({ ok: false, reason: "closed" });
      server.close();
    },
  };
}

function forgetOldest(pending: Map<string, Pending>, kept: number): void {
  for (const [id, { settle }] of pending) {
    if (pending.size <= kept || settle !== undefined) return;
    pending.delete(id);
  }
}
