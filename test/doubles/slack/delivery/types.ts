import type { Fields, Workspace } from "../types.ts";

/** What is brought to the app: an event, a press or a submission, a command. */
export type Envelope = {
  readonly kind: "events_api" | "interactive" | "slash_commands";
  readonly workspace: Workspace;
  readonly payload: Fields;
  /** The connection or address that it goes to first; undefined: whichever is next. */
  readonly replica: number | undefined;
  /** Called with what came along with the acknowledgement. */
  readonly onAcknowledged?: (response: unknown) => void;
};

/** One attempt to bring it. */
export type Attempt = {
  readonly atMs: number;
  /** 0 for the first. */
  readonly retry: number;
  /** Why it is repeated. */
  readonly retryReason: string | undefined;
  /** Which connection or address took it; undefined where there was none. */
  replica: number | undefined;
  /** From sending to the acknowledgement, in milliseconds; also of one that came too late. */
  acknowledgedAfterMs: number | undefined;
  /** Why it wasn't acknowledged in time. */
  failure: string | undefined;
};

export type Acknowledgement = {
  readonly afterMs: number;
  /** What was sent along: the payload of an acknowledgement, the body of a response; undefined: nothing. */
  readonly response: unknown;
  /** 0 where the first attempt was acknowledged. */
  readonly retry: number;
};

export type Delivery = {
  readonly kind: Envelope["kind"];
  readonly payload: Fields;
  readonly attempts: readonly Attempt[];
  /** Undefined until it comes. */
  readonly acknowledgement: Acknowledgement | undefined;
  /** No attempt was acknowledged, and there will be no other. */
  readonly isGivenUp: boolean;
};

export type Outcome =
  | { readonly ok: true; readonly afterMs: number; readonly response: unknown }
  /** `isFinal`: the app asked for no repetition. */
  | { readonly ok: false; readonly reason: string; readonly isFinal?: boolean };

/** A way to the app. It settles `attempt.replica`, and `attempt.acknowledgedAfterMs` of what is late. */
export type Transport = {
  send(envelope: Envelope, attempt: Attempt): Promise<Outcome>;
};
