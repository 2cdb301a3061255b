import { ApplicationCommandType, ComponentType, InteractionType, MessageFlags } from "discord.js";
import { type Action, decodeAction } from "../../../bot/community/actions.ts";
import { englishName } from "../commands/english-name.ts";
import { readMessageText } from "../messages/text.ts";
import type { ReceivedInteraction } from "../received.ts";
import type { InteractionKey } from "../rest/api.ts";
import { typedIn } from "./modal.ts";
import { type Given, readOptions } from "./options.ts";

/** What somebody did. An action is undefined where it is another version's. */
export type Gesture =
  | { readonly kind: "typing"; readonly given: Given }
  | ({ readonly kind: "command"; readonly given: Given } & CommandGiven)
  /** The command on a message. */
  | { readonly kind: "question"; readonly text: string }
  | {
      readonly kind: "press";
      readonly action: Action | undefined;
      readonly message: string;
      /** Only this person sees the message with the button. */
      readonly isEphemeral: boolean;
    }
  | {
      readonly kind: "submit";
      readonly action: Action | undefined;
      readonly message: string;
      readonly typed: string;
    };

/** A slash command, by its English name, and the roles of who gave it. */
export type CommandGiven = { readonly id: string; readonly name: string; readonly roles: readonly string[] };

export function keyOf({ id, token, application_id }: ReceivedInteraction): InteractionKey {
  return { id: id ?? "", token: token ?? "", application_id: application_id ?? "" };
}

/** Null: nothing that this bot offers. */
export function readInteraction(interaction: ReceivedInteraction): Gesture | null {
  const { type, data, message } = interaction;
  const pressed = () => ({ action: decodeAction(data?.custom_id ?? ""), message: message?.id ?? "" });
  switch (type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return { kind: "typing", given: readOptions(data?.options) };
    case InteractionType.ApplicationCommand:
      return readCommand(interaction);
    case InteractionType.MessageComponent:
      if ((data?.component_type ?? ComponentType.Button) !== ComponentType.Button) return null;
      return { kind: "press", ...pressed(), isEphemeral: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0 };
    case InteractionType.ModalSubmit:
      return { kind: "submit", ...pressed(), typed: typedIn(data?.components) };
    default:
      return null;
  }
}

function readCommand({ application_id: bot, data, member }: ReceivedInteraction): Gesture | null {
  switch (data?.type ?? ApplicationCommandType.ChatInput) {
    case ApplicationCommandType.Message: {
      const quoted = data?.resolved?.messages?.[data.target_id ?? ""];
      return { kind: "question", text: quoted ? readMessageText(quoted, bot ?? "") : "" };
    }
    case ApplicationCommandType.ChatInput: {
      const name = englishName(data?.name ?? "");
      const roles = member?.roles ?? [];
      return { kind: "command", id: data?.id ?? "", name, roles, given: readOptions(data?.options) };
    }
    default:
      return null;
  }
}
