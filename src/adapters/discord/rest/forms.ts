import type { Log } from "../../../bot/ports/log.ts";
import type { MessageForm } from "../render/message.ts";
import { isFormRefused } from "./errors.ts";

/** The form that this server takes messages in. */
export type Forms = {
  /**
   * Sends in the form that is known to do. Where the server refuses Components V2 it is sent again as content; until
   * one message was taken, that holds for the rest of the process.
   */
  send<T>(send: (form: MessageForm) => Promise<T>): Promise<T>;
};

export function createForms(log: Log): Forms {
  let present: MessageForm = "components";
  let isTaken = false;
  return {
    async send(send) {
      const form = present;
      try {
        const sent = await send(form);
        if (form === "components") isTaken = true;
        return sent;
      } catch (error) {
        if (form === "content" || !isFormRefused(error)) throw error;
        log.warn("The server refused a message of Components V2; it is sent as plain content.", { always: !isTaken });
        if (!isTaken) present = "content";
        return send("content");
      }
    },
  };
}
