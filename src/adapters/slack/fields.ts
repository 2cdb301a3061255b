/** A JSON object as Slack sends it: nobody has looked at its fields yet. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether something stands under a name: null is nothing. */
export function isPresent(fields: Fields, name: string): boolean {
  return fields[name] !== undefined && fields[name] !== null;
}

/** The object under a name; an empty one where there is none. */
export function fieldsAt(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isFields(value) ? value : {};
}

/** The string under a name; undefined where there is none or an empty one. */
export function textAt(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The objects of the list under a name. */
export function listAt(fields: Fields, name: string): readonly Fields[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isFields) : [];
}
