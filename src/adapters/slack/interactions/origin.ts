import { type Action, decodeAction, encodeAction } from "../../../bot/community/actions.ts";
import { type Fields, fieldsAt, isFields, textAt } from "../fields.ts";
import { isDirect, type Spot } from "../visits.ts";

/** Where a button was pressed, or a shortcut used. */
export type Origin = Spot & {
  /** The message with the button; empty where it is none. */
  readonly message: string;
  /** Only the person sees what is there: an ephemeral message, a window, the home tab. */
  readonly hidden: boolean;
};

/** Reads where an interaction comes from. */
export function originOf(body: Fields): Origin {
  const container = fieldsAt(body, "container");
  const shown = fieldsAt(body, "message");
  const person = textAt(fieldsAt(body, "user"), "id") ?? "";
  const channel = textAt(fieldsAt(body, "channel"), "id") ?? textAt(container, "channel_id");
  const message = textAt(shown, "ts") ?? textAt(container, "message_ts") ?? "";
  // In the home tab and in windows there is no channel: what is said goes to the person.
  if (channel === undefined) return { channel: person, thread: null, direct: true, person, message: "", hidden: true };
  const direct = isDirect(channel);
  const hidden = container.is_ephemeral === true;
  const within = textAt(shown, "thread_ts") ?? textAt(container, "thread_ts");
  const thread = within ?? (direct || hidden || message === "" ? null : message);
  return { channel, thread, direct, person, message, hidden };
}

/** What a window carries until it is sent. */
export type FormMetadata = { readonly action: Action; readonly origin: Origin };

export function encodeMetadata({ action, origin }: FormMetadata): string {
  return JSON.stringify({ action: encodeAction(action), origin });
}

/** Undefined where it isn't one of ours. */
export function decodeMetadata(encoded: string): FormMetadata | undefined {
  try {
    const value: unknown = JSON.parse(encoded);
    const action = isFields(value) ? decodeAction(textAt(value, "action") ?? "") : undefined;
    if (action === undefined || !isFields(value)) return undefined;
    const { channel, thread, direct, person, message, hidden } = fieldsAt(value, "origin");
    if (typeof channel !== "string" || typeof person !== "string" || typeof message !== "string") return undefined;
    return {
      action,
      origin: {
        ...{ channel, person, message },
        thread: typeof thread === "string" ? thread : null,
        direct: direct === true,
        hidden: hidden === true,
      },
    };
  } catch {
    return undefined;
  }
}
