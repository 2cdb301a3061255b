import type { types } from "@slack/bolt";
import { type Action, encodeAction } from "../../../bot/community/actions.ts";
import type { Block, Button, Source } from "../../../bot/community/reply.ts";
import { escapedPieces, escapedWithin, linked, plainWithin } from "./escape.ts";
import {
  ACTIONS_MAX,
  BUTTON_CHARACTERS_MAX,
  CONTEXT_CHARACTERS_MAX,
  CONTEXT_ELEMENTS_MAX,
  HEADER_CHARACTERS_MAX,
  SECTION_CHARACTERS_MAX,
} from "./limits.ts";

export type SlackBlock = types.KnownBlock;

/** Where blocks are shown: only a message has Slack's own element for feedback. */
export type Surface = "message" | "view";

/** How the action of a button of ours is named; `value` holds what it does. */
export const ACTION_ID_PREFIX = "do-";

/** One block of a reply as Slack's blocks, each within its own limits. What is empty gives none. */
export function blocksOf(block: Block, surface: Surface): readonly SlackBlock[] {
  switch (block.kind) {
    case "heading": {
      const text = plainWithin(block.text, HEADER_CHARACTERS_MAX);
      return text === "" ? [] : [{ type: "header", text: plain(text) }];
    }
    case "text":
      return block.quiet === true ? contexts(block.text) : sections(block.text);
    case "list":
      return sections(block.items.map((item) => `• ${item}`).join("\n"));
    case "sources":
      return sourcesOf(block.sources);
    case "hidden":
      return actions([{ label: block.label, action: block.reveal }]);
    case "buttons":
      return [...(block.label === null ? [] : contexts(block.label)), ...actions(block.buttons)];
    case "feedback":
      return surface === "message" ? feedback(block.yes, block.no) : actions([block.yes, block.no]);
  }
}

function sections(text: string): readonly SlackBlock[] {
  return escapedPieces(text, SECTION_CHARACTERS_MAX).map((piece) => ({ type: "section", text: markdown(piece) }));
}

function contexts(text: string): readonly SlackBlock[] {
  return escapedPieces(text, CONTEXT_CHARACTERS_MAX).map((piece) => ({ type: "context", elements: [markdown(piece)] }));
}

function sourcesOf(sources: readonly Source[]): readonly SlackBlock[] {
  const lines = sources
    .map(({ text, address }) => linked(text, address, CONTEXT_CHARACTERS_MAX))
    .filter((line) => line !== "")
    .map(markdown);
  return inGroups(lines, CONTEXT_ELEMENTS_MAX).map((elements) => ({ type: "context", elements: [...elements] }));
}

function actions(buttons: readonly Button[]): readonly SlackBlock[] {
  const shown = buttons.map(buttonOf);
  return inGroups(shown, ACTIONS_MAX).map((elements) => ({ type: "actions", elements: [...elements] }));
}

function buttonOf({ label, action, style }: Button, index: number): types.Button {
  return {
    type: "button",
    text: buttonText(label),
    action_id: `${ACTION_ID_PREFIX}${index}`,
    value: encodeAction(action),
    ...(style !== undefined && { style }),
  };
}

function feedback(yes: Button, no: Button): readonly SlackBlock[] {
  const side = ({ label, action }: { readonly label: string; readonly action: Action }) => ({
    text: buttonText(label),
    value: encodeAction(action),
  });
  return [
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: `${ACTION_ID_PREFIX}feedback`,
          positive_button: side(yes),
          negative_button: side(no),
        },
      ],
    },
  ];
}

/** A button can't be without words. */
function buttonText(label: string): types.PlainTextElement {
  return plain(plainWithin(label, BUTTON_CHARACTERS_MAX) || "…");
}

function plain(text: string): types.PlainTextElement {
  return { type: "plain_text", text, emoji: true };
}

/** Verbatim: Slack looks for no addresses, names or mentions of its own in it. */
function markdown(text: string): types.MrkdwnElement {
  return { type: "mrkdwn", text, verbatim: true };
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** A section of text that is never empty: Slack takes none. */
export function sectionOf(text: string): SlackBlock {
  return { type: "section", text: markdown(escapedWithin(text, SECTION_CHARACTERS_MAX) || "…") };
}
