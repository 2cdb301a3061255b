import type { Json } from "../json.ts";
import { CALLBACK } from "../protocol.ts";
import type { WaitOptions } from "../signal.ts";
import type { Acknowledgement, Interaction } from "../state/interactions.ts";
import { type Shown, shown } from "./shown.ts";

/** What came of an interaction. Everything that waits does so for 5 s unless it is told otherwise, and then throws. */
export type InteractionHandle = {
  readonly id: string;
  /** The double's own record of it. */
  readonly interaction: Interaction;
  readonly acknowledgement: Acknowledgement | undefined;
  /** Waits until the bot has acknowledged it. */
  acknowledged(wait?: WaitOptions): Promise<Acknowledgement>;
  /** Waits for something to read: the reply, the message after “is thinking…”, or the message that was updated. */
  reply(wait?: WaitOptions): Promise<Shown>;
  /** Waits for a message after the first; `position` counts from 0. */
  followUp(position?: number, wait?: WaitOptions): Promise<Shown>;
  /** What can be read now: the reply and what followed it. */
  replies(): readonly Shown[];
  /** Waits for what autocomplete offers: `{name, value}` each. */
  choices(wait?: WaitOptions): Promise<readonly Json[]>;
  /** Waits for the modal that the bot opens, as it sent it. */
  modal(wait?: WaitOptions): Promise<Json>;
};

export function createHandle(interaction: Interaction): InteractionHandle {
  const { signal } = interaction;
  const first = (): Shown | undefined => {
    const { acknowledgement, original, thinking, edits, followUps } = interaction;
    if (acknowledgement === undefined) return undefined;
    const untouched = acknowledgement.type === CALLBACK.deferredUpdate && edits === 0;
    const message = original === undefined || thinking || untouched ? followUps[0] : original;
    return message === undefined ? undefined : shown(message);
  };
  const optional = <T, U>(value: T | undefined, map: (value: T) => U) => (value === undefined ? undefined : map(value));
  return {
    id: interaction.id,
    interaction,
    get acknowledgement() {
      return interaction.acknowledgement;
    },
    acknowledged: (wait) =>
      signal.until(() => interaction.acknowledgement, { what: "the acknowledgement of an interaction", ...wait }),
    reply: (wait) => signal.until(first, { what: "the reply to an interaction", ...wait }),
    followUp: (position = 0, wait) =>
      signal.until(() => optional(interaction.followUps[position], shown), { what: "a follow-up", ...wait }),
    replies() {
      const { original, thinking, followUps } = interaction;
      return [...(original === undefined || thinking ? [] : [original]), ...followUps].map(shown);
    },
    choices: (wait) => signal.until(() => interaction.choices, { what: "the choices of an autocomplete", ...wait }),
    modal: (wait) => signal.until(() => interaction.modal, { what: "a modal", ...wait }),
  };
}
