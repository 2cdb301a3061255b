import { type APIMessage, MessageFlags } from "discord.js";
import type { Log } from "../../../bot/ports/log.ts";
import type { MessageForm } from "../render/message.ts";
import { isFormRefused } from "./errors.ts";

/** What a server says of the message that it made. */
export type Sent = {
  /** Nothing of it can be seen. */
  readonly isBlank: boolean;
};

/** The form that this server takes messages in. */
export type Forms = {
  /**
   * Sends in the form that is known to do. Where the server refuses Components V2 it is sent again as content; until
   * one message was taken, that holds for the rest of the process. It holds as well where `send` tells (`Sent`) that
   * nothing shows of what the server took.
   */
  send<T>(send: (form: MessageForm) => Promise<T>): Promise<T>;
};

export function createForms(log: Log): Forms {
  let present: MessageForm = "components";
  let isTaken = false;
  const judge = (sent: unknown) => {
    isTaken = true;
    if (!isBlank(sent)) return;
    present = "content";
    log.warn("The server showed nothing of a message of Components V2; from now on messages are plain content.");
  };
  return {
    async send(send) {
      const form = present;
      try {
        const sent = await send(form);
        if (form === "components") judge(sent);
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

/** What is seen of a message that the server made; one that it tells nothing of counts as seen. */
export function sentOf({ content, components, flags }: Partial<APIMessage>): Sent {
  const isShown = ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0 || (components ?? []).length > 0;
  return { isBlank: content === "" && !isShown };
}

function isBlank(sent: unknown): boolean {
  return typeof sent === "object" && sent !== null && (sent as Partial<Sent>).isBlank === true;
}
