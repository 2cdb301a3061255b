import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from "discord.js";
import type { Block, Reply } from "../../../bot/community/reply.ts";
import { memoByObject } from "../../../collections/memo.ts";
import { LIMITS } from "../limits.ts";
import { ButtonRows, type DrawnButton } from "./buttons.ts";
import { joinLines, type Line, labelLines, linesOf } from "./lines.ts";

/**
 * `components`: Components V2, in which text and the buttons about it stand together. `content`: text with all buttons
 * below, for servers that don't know the other.
 */
export type MessageForm = "components" | "content";

/** The part of a message that shows a reply. Nothing in it ever pings. */
export type MessageBody = {
  readonly content?: string;
  readonly flags?: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { parse: []; replied_user: false };
};

/** Where a reply has nothing to show; Discord takes no empty message. */
const NOTHING = "…";

type Section = { readonly lines: readonly Line[]; readonly buttons: readonly DrawnButton[] };

type Shown = Pick<Reply, "blocks">;

/** The same reply is given again and again where a question is. */
const unmarked = memoByObject((reply: Shown, form: MessageForm) => render(reply, form));

/**
 * A reply within Discord's limits: what there is no room for is cut, or left out from the end.
 *
 * @param mark what the message is recognised by later, kept in its buttons.
 */
export function renderReply(reply: Shown, form: MessageForm, mark?: string): MessageBody {
  return mark === undefined ? unmarked(reply, form) : render(reply, form, mark);
}

function render(reply: Shown, form: MessageForm, mark?: string): MessageBody {
  const sections = sectionsOf(reply.blocks);
  const allowed_mentions: MessageBody["allowed_mentions"] = { parse: [], replied_user: false };
  const rows = new ButtonRows(mark);
  return form === "components"
    ? { flags: MessageFlags.IsComponentsV2, components: inComponents(sections, rows), allowed_mentions }
    : { ...asContent(sections, rows), allowed_mentions };
}

/** Plain text alone. */
export function renderText(text: string, form: MessageForm): MessageBody {
  return renderReply({ blocks: [{ kind: "text", text }] }, form);
}

/** Text, then the buttons about it. */
function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  let lines: Line[] = [];
  const end = (buttons: readonly DrawnButton[]) => {
    sections.push({ lines, buttons });
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind === "buttons") {
      if (block.label !== null) lines.push(...labelLines(block.label));
      end(block.buttons);
    } else if (block.kind === "feedback") {
      lines.push(...labelLines(block.label));
      end([
        { ...block.yes, emoji: "👍" },
        { ...block.no, emoji: "👎" },
      ]);
    } else {
      lines.push(...linesOf(block));
    }
  }
  if (lines.length > 0) end([]);
  return sections;
}

function inComponents(sections: readonly Section[], rows: ButtonRows): APIMessageTopLevelComponent[] {
  const components: APIMessageTopLevelComponent[] = [];
  let textLeft: number = LIMITS.componentsTextCharacters;
  let componentsLeft: number = LIMITS.components;
  for (const { lines, buttons } of sections) {
    const content = joinLines(lines, textLeft);
    if (content !== "" && componentsLeft > 0) {
      components.push({ type: ComponentType.TextDisplay, content });
      textLeft -= content.length;
      componentsLeft -= 1;
    }
    for (const row of rows.rowsOf(buttons)) {
      const kept = row.components.slice(0, Math.max(0, componentsLeft - 1));
      if (kept.length === 0) break;
      components.push({ ...row, components: kept });
      componentsLeft -= 1 + kept.length;
    }
  }
  if (components.length === 0) components.push({ type: ComponentType.TextDisplay, content: NOTHING });
  return components;
}

function asContent(sections: readonly Section[], rows: ButtonRows): Pick<MessageBody, "content" | "components"> {
  const content = joinLines(
    sections.flatMap(({ lines }) => lines),
    LIMITS.contentCharacters,
  );
  const all = sections.flatMap(({ buttons }) => buttons);
  return { content: content === "" ? NOTHING : content, components: rows.rowsOf(all).slice(0, LIMITS.rowsWithContent) };
}
