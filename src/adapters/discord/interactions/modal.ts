import { TYPED_FIELD } from "../render/modal.ts";

type Field = {
  readonly custom_id?: string;
  readonly value?: string;
  readonly component?: Field;
  readonly components?: readonly Field[];
};

/** What was typed into the modal's one field, which stands in a label or, of older ones, in a row. */
export function typedIn(components: readonly object[] | null | undefined): string {
  return find(components ?? []) ?? "";
}

function find(fields: readonly object[]): string | undefined {
  for (const field of fields as readonly Field[]) {
    if (field.custom_id === TYPED_FIELD) return field.value ?? "";
    const within = find([...(field.component === undefined ? [] : [field.component]), ...(field.components ?? [])]);
    if (within !== undefined) return within;
  }
  return undefined;
}
