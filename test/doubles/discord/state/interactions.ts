import type { Json } from "../json.ts";
import type { Settings } from "../options.ts";
import { createSignal, type Signal } from "../signal.ts";
import type { Channel, Message, User } from "./world.ts";

export type Acknowledgement = {
  /** 4 message, 5 deferred message, 6 deferred update, 7 update, 8 autocomplete, 9 modal. */
  readonly type: number;
  /** How many ms after the interaction was sent, on the double's clock. */
  readonly afterMs: number;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly sentAtMs: number;
  /** 5 where the app is installed for the user alone and the bot isn't a member. */
  readonly followUpsMax: number;
  /** The message whose component was used, also before a modal. */
  readonly source: Message | undefined;
  readonly metadata: Json;
  readonly commandType: number | undefined;
  /** What the driver needs to go on from it. */
  readonly locale: string;
  readonly userInstalled: boolean;
  acknowledgement: Acknowledgement | undefined;
  /** The reply; of a component that only updates, its message. */
  original: Message | undefined;
  /** The person sees “is thinking…”. */
  thinking: boolean;
  /** Answers with a message after the first, edits of those not counted. */
  readonly followUps: Message[];
  /** How often the first message was written anew after the acknowledgement. */
  edits: number;
  /** What autocomplete offered. */
  choices: readonly Json[] | undefined;
  modal: Json | undefined;
  /** Notified when any of this changes. */
  readonly signal: Signal;
};

export type NewInteraction = Pick<
  Interaction,
  | "id"
  | "type"
  | "user"
  | "channel"
  | "followUpsMax"
  | "source"
  | "metadata"
  | "commandType"
  | "locale"
  | "userInstalled"
>;

export type Interactions = {
  add(fields: NewInteraction): Interaction;
  byId(id: string): Interaction | undefined;
  byToken(token: string): Interaction | undefined;
};

export function createInteractions({ now, interactionsMax }: Settings): Interactions {
  const byId = new Map<string, Interaction>();
  const idOf = (token: string) => token.slice(TOKEN_PREFIX.length);
  return {
    add(fields) {
      const interaction: Interaction = {
        ...fields,
        token: `${TOKEN_PREFIX}${fields.id}`,
        sentAtMs: now(),
        acknowledgement: undefined,
        original: undefined,
        thinking: false,
        followUps: [],
        edits: 0,
        choices: undefined,
        modal: undefined,
        signal: createSignal(),
      };
      byId.set(interaction.id, interaction);
      if (byId.size > interactionsMax) {
        const [oldest] = byId.keys();
        if (oldest !== undefined) byId.delete(oldest);
      }
      return interaction;
    },
    byId: (id) => byId.get(id),
    byToken: (token) => (token.startsWith(TOKEN_PREFIX) ? byId.get(idOf(token)) : undefined),
  };
}

const TOKEN_PREFIX = "interaction-token-";
