import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers one request; a rejection is answered 500. */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The one HTTP server of the process, as those who listen on it see it. */
export type HttpDoor = {
  /** What is asked of this path by this method goes to the handler. A place that is taken is a programmer's error. */
  mount(method: "GET" | "POST", path: string, handler: HttpHandler): void;
  /**
   * Listens, if it doesn't yet.
   *
   * @throws StaffettaError where the port can't be listened on: its message says what to do.
   */
  open(): Promise<void>;
};
