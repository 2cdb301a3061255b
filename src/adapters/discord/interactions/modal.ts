import type { APIModalSubmission } from "discord.js";
import { TYPED_FIELD } from "../render/modal.ts";

type Field = {
  readonly custom_id?: string;
  readonly value?: string;
  readonly component?: Field;
  readonly components?: readonly Field[];
};

/** What was typed into the modal's one field, which stands in a label or, of older ones, in a row. */
export function typedIn({ components }: APIModalSubmission): string {
  return find(components as readonly Field[]) ?? "";
}

function find(fields: readonly Field[]): string | undefined {
  for (const field of fields) {
    if (field.custom_id === TYPED_FIELD) return field.value ?? "";
    const within = find([...(field.component === undefined ? [] : [field.component]), ...(field.components ?? [])]);
    if (within !== undefined) return within;
  }
  return undefined;
}
