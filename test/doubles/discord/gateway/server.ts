import type { Server } from "node:http";
import { WebSocketServer } from "ws";
import type { Platform } from "../platform.ts";
import { OPCODE } from "../protocol.ts";
import { type Connection, type Silence, speak } from "./connection.ts";
import { createSessions } from "./sessions.ts";

export type Gateway = {
  /** Sockets that are up. */
  readonly connected: () => number;
  /** Sessions that are identified and up. */
  readonly ready: () => number;
  /** Cuts every socket without a word; sessions can be resumed. */
  drop(): void;
  /** Asks every client to reconnect and resume (opcode 7). */
  askToReconnect(): void;
  /** Ends all sessions: whoever tries to resume is told to identify anew. With the sockets cut as well. */
  invalidate(): void;
  /** Closes every socket with a code. */
  closeAll(code: number): void;
  /** Lets nobody in, and cuts those who are. */
  shut(): void;
  open(): void;
  /** How many attempts to connect were turned away while it was shut. */
  readonly turnedAway: () => number;
  /** Who connects from now on isn't greeted (`hello`), never let in (`ready`), or not told its `application`. */
  fallSilent(before: Silence): void;
  /** Lets nobody in, and ends when the last socket is closed. */
  close(): Promise<void>;
};

/** The gateway, on the same port as the REST API. */
export function createGateway(platform: Platform, http: Server, address: () => string): Gateway {
  const sessions = createSessions(platform.settings);
  const connections = new Set<Connection>();
  let isShut = false;
  let turnedAway = 0;
  let silence: Silence | undefined;
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  http.on("upgrade", (request, socket, head) => {
    if (isShut) {
      turnedAway += 1;
      socket.destroy();
      return;
    }
    const query = new URL(request.url ?? "/", "http://loopback").searchParams;
    if ((query.get("encoding") ?? "json") !== "json" || query.has("compress")) {
      platform.journal.violate("gateway", "The double speaks plain JSON alone, without compression.");
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection: Connection = { socket: webSocket, session: undefined };
      connections.add(connection);
      // A cut socket may still report an error; what matters is that it closes.
      webSocket.on("error", () => webSocket.terminate());
      webSocket.on("close", () => {
        connections.delete(connection);
        platform.signal.notify();
      });
      webSocket.on("message", () => setImmediate(() => platform.signal.notify()));
      speak(platform, sessions, connection, address(), silence);
      platform.signal.notify();
    });
  });
  platform.events.subscribe((event) => sessions.publish(event));
  const drop = () => {
    for (const { socket } of connections) socket.terminate();
  };
  return {
    connected: () => connections.size,
    ready: () => sessions.list().filter(({ line }) => line !== undefined).length,
    drop,
    askToReconnect() {
      const text = JSON.stringify({ op: OPCODE.reconnect, d: null, s: null, t: null });
      for (const { socket } of connections) socket.send(text);
    },
    invalidate() {
      sessions.forgetAll();
      drop();
    },
    closeAll(code) {
      for (const { socket } of connections) socket.close(code);
    },
    shut() {
      isShut = true;
      drop();
    },
    open() {
      isShut = false;
    },
    turnedAway: () => turnedAway,
    fallSilent(before) {
      silence = before;
    },
    async close() {
      isShut = true;
      drop();
      server.close();
      await platform.signal.until(() => (connections.size === 0 ? true : undefined), { what: "the last socket's end" });
    },
  };
}
