import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { encodeAction } from "../../../bot/community/actions.ts";
import type { Button } from "../../../bot/community/reply.ts";
import { LIMITS } from "../limits.ts";
import { cut } from "./cut.ts";
import { plainLine } from "./escape.ts";

export type ButtonRow = Extract<APIMessageTopLevelComponent, { type: ComponentType.ActionRow }>;

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

/** A button, with an emoji where Discord has one for what it means. */
export type DrawnButton = Button & { readonly emoji?: string };

/** Makes a message's buttons: Discord refuses two that do the same in one message, so the second is left out. */
export class ButtonRows {
  readonly #ids = new Set<string>();
  readonly #mark: string | undefined;

  /** @param mark what the message is recognised by, in each button that has room for it. */
  constructor(mark: string | undefined) {
    this.#mark = mark;
  }

  rowsOf(buttons: readonly DrawnButton[]): readonly ButtonRow[] {
    const components = buttons.flatMap((button) => this.#button(button) ?? []);
    const rows: ButtonRow[] = [];
    for (let start = 0; start < components.length; start += LIMITS.buttonsInRow) {
      rows.push({ type: ComponentType.ActionRow, components: components.slice(start, start + LIMITS.buttonsInRow) });
    }
    return rows;
  }

  #button({ label, action, style, emoji }: DrawnButton): APIButtonComponentWithCustomId | undefined {
    const marked = encodeAction(action, this.#mark);
    const id = marked.length <= LIMITS.customIdCharacters ? marked : encodeAction(action);
    if (id.length > LIMITS.customIdCharacters || this.#ids.has(id)) return undefined;
    this.#ids.add(id);
    return {
      type: ComponentType.Button,
      style: style === undefined ? ButtonStyle.Secondary : STYLES[style],
      label: cut(plainLine(label), LIMITS.buttonLabelCharacters) || "…",
      ...(emoji !== undefined && { emoji: { name: emoji } }),
      custom_id: id,
    };
  }
}
