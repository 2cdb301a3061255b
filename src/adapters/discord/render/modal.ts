import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord.js";
import { encodeAction } from "../../../bot/community/actions.ts";
import type { Form } from "../../../bot/community/reply.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "./cut.ts";
import { plainLine } from "./escape.ts";
import type { MessageForm } from "./message.ts";

/** The one field's id. */
export const TYPED_FIELD = "typed";

/** A form as a modal; sending it and closing it are Discord's own buttons. */
export function renderModal(
  { submit, title, field }: Form,
  form: MessageForm,
): APIModalInteractionResponseCallbackData {
  const label = cut(plainLine(field.label), LIMITS.labelCharacters) || "…";
  const hint = plainLine(field.hint);
  const input = {
    type: ComponentType.TextInput,
    custom_id: TYPED_FIELD,
    style: TextInputStyle.Paragraph,
    required: field.required,
    max_length: Math.max(1, Math.min(field.charactersMax, LIMITS.textInputCharacters)),
  } as const;
  return {
    custom_id: encodeAction(submit),
    title: cut(plainLine(title), LIMITS.modalTitleCharacters) || "…",
    components: [
      form === "components"
        ? {
            type: ComponentType.Label,
            label,
            ...(hint !== "" && { description: cut(hint, LIMITS.labelDescriptionCharacters) }),
            component: input,
          }
        : {
            type: ComponentType.ActionRow,
            components: [
              { ...input, label, ...(hint !== "" && { placeholder: cut(hint, LIMITS.placeholderCharacters) }) },
            ],
          },
    ],
  };
}
