import type { types } from "@slack/bolt";
import type { Form, Reply } from "../../../bot/community/reply.ts";
import { WORDS } from "../words/words.ts";
import { sectionOf } from "./blocks.ts";
import { plainWithin } from "./escape.ts";
import {
  INPUT_CHARACTERS_MAX,
  LABEL_CHARACTERS_MAX,
  PLACEHOLDER_CHARACTERS_MAX,
  VIEW_BLOCKS_MAX,
  VIEW_TITLE_CHARACTERS_MAX,
} from "./limits.ts";
import { renderBlocks } from "./message.ts";

export const FORM_CALLBACK_ID = "form";
/** Of the one field of a form: block and action. */
export const TYPED = "typed";

/** The core's form as a modal. @param metadata comes back with what was typed. */
export function renderForm({ title, send, cancel, field }: Form, metadata: string): types.ModalView {
  return {
    type: "modal",
    callback_id: FORM_CALLBACK_ID,
    private_metadata: metadata,
    title: titleOf(title),
    submit: titleOf(send),
    close: titleOf(cancel),
    blocks: [
      {
        type: "input",
        block_id: TYPED,
        optional: !field.required,
        label: { type: "plain_text", text: plainWithin(field.label, LABEL_CHARACTERS_MAX) || "…" },
        element: {
          type: "plain_text_input",
          action_id: TYPED,
          multiline: true,
          max_length: Math.min(field.charactersMax, INPUT_CHARACTERS_MAX),
          ...(field.hint !== "" && {
            placeholder: { type: "plain_text", text: plainWithin(field.hint, PLACEHOLDER_CHARACTERS_MAX) },
          }),
        },
      },
    ],
  };
}

/** What a form came to, in the form's place. */
export function renderResult(reply: Reply, title: string): types.ModalView {
  const blocks = renderBlocks(reply, "view", VIEW_BLOCKS_MAX);
  return {
    type: "modal",
    title: titleOf(title),
    close: titleOf(WORDS[reply.language].close),
    blocks: blocks.length > 0 ? blocks : [sectionOf(reply.summary)],
  };
}

export function titleOf(text: string): types.PlainTextElement {
  return { type: "plain_text", text: plainWithin(text, VIEW_TITLE_CHARACTERS_MAX) || "…" };
}
