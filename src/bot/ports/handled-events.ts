/**
 * What became of an event's keys: new and now the caller's (`begun`); now the caller's, after a claim that ran out, whose
 * holder may have replied (`taken-over`); in another's hands, or done.
 */
export type Handling = "begun" | "taken-over" | "under-way" | "handled";

/** For work that may be done twice: whether it is the caller's to do, whoever may have begun it before. */
export function isOurs(handling: Handling): boolean {
  return handling === "begun" || handling === "taken-over";
}

/**
 * Which events of the platforms were handled: one question, one reply, over retries, reconnects and replicas. An event
 * may have several keys, as Slack's has its id and its (workspace, channel, ts): one known key is enough to know it. A
 * key's first characters are no secret; where they rise with time, the store is quicker. Time is the store's clock.
 */
export type HandledEvents = {
  /** Takes the event, until `leaseMs` have passed without a `finish`: whoever handled it then is taken for dead. */
  begin(keys: readonly string[], leaseMs: number): Promise<Handling>;
  /** The reply was made: the event isn't taken again while it is remembered (a day from its beginning, by default). */
  finish(keys: readonly string[]): Promise<void>;
  /** Nothing was sent: the event may be taken again at once. */
  release(keys: readonly string[]): Promise<void>;
};
