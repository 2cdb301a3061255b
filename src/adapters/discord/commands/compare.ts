/** What a command means, whatever a server adds to it (ids, versions) or writes out (defaults). */
const FIELDS = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "required",
  "autocomplete",
  "max_length",
  "channel_types",
  "choices",
  "options",
  "value",
  "default_member_permissions",
] as const;
/** Compared only where the definition has them: a server fills them in otherwise. */
const FIELDS_OF_PLACE = ["contexts", "integration_types"] as const;
/** A command's type where none is given. */
const CHAT_INPUT = 1;

type Fields = Readonly<Record<string, unknown>>;

/** Whether a registered command is what is defined. */
export function isSameCommand(defined: object, registered: object): boolean {
  const [wanted, found] = [defined as Fields, registered as Fields];
  if (meaning(wanted) !== meaning(found)) return false;
  return FIELDS_OF_PLACE.every(
    (field) => wanted[field] === undefined || sorted(wanted[field]) === sorted(found[field]),
  );
}

/** Commands with the same key replace each other. */
export function commandKey(command: object): string {
  const { type = CHAT_INPUT, name } = command as Fields;
  return `${String(type)} ${String(name)}`;
}

function meaning(command: Fields): string {
  return JSON.stringify(meaningOf({ ...command, type: command.type ?? CHAT_INPUT }));
}

function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (typeof value !== "object" || value === null) return value;
  return FIELDS.flatMap((field) => {
    const found = (value as Fields)[field];
    if (isDefault(found)) return [];
    return [[field, field.endsWith("_localizations") ? localizations(found) : meaningOf(found)]];
  });
}

function isDefault(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function localizations(value: unknown): unknown {
  return Object.entries(value as Fields).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sorted(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : null);
}
