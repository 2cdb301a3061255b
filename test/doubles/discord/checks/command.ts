import { isRecord, type Json, listOf, recordsOf, textOf } from "../json.ts";
import { COMMAND, LOCALES, OPTION } from "../protocol.ts";
import { checkCount, checkOneOf, checkText, createFaults, type Fault, type Faults } from "./faults.ts";

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHARACTERS_MAX = 8_000;
const TYPES = Object.values(OPTION);
const NESTED: readonly unknown[] = [OPTION.subcommand, OPTION.group];

/** What Discord would refuse of a command's body; `contexts` and `integration_types` belong to global ones alone. */
export function faultsOfCommand(body: Json, guild: boolean): readonly Fault[] {
  const faults = createFaults();
  const type = body.type ?? COMMAND.chatInput;
  checkOneOf(faults, "type", type, Object.values(COMMAND));
  if (type === COMMAND.chatInput) {
    checkNames(faults, "", body);
    checkText(faults, "description", body.description, { max: 100 });
    checkLocalizations(faults, "description_localizations", body, (path, text) => {
      checkText(faults, path, text, { max: 100 });
    });
    checkOptions(faults, "options", body.options, 0);
    const characters = countCharacters(body);
    if (characters > CHARACTERS_MAX) {
      faults.add(
        "",
        `Command has ${characters} characters; the most is ${CHARACTERS_MAX}.`,
        "APPLICATION_COMMAND_TOO_LARGE",
      );
    }
  } else {
    checkText(faults, "name", body.name, { max: 32 });
    checkLocalizations(faults, "name_localizations", body, (path, text) => checkText(faults, path, text, { max: 32 }));
    if (textOf(body.description) !== "") faults.add("description", "A context menu command has no description.");
    if (listOf(body.options).length > 0) faults.add("options", "A context menu command has no options.");
  }
  for (const field of ["contexts", "integration_types"]) {
    const value = body[field];
    if (value === undefined || value === null) continue;
    if (guild) faults.add(field, "Only global commands may have this.");
    for (const each of listOf(value)) checkOneOf(faults, field, each, field === "contexts" ? [0, 1, 2] : [0, 1]);
  }
  const permissions = body.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(String(permissions))) {
    faults.add("default_member_permissions", "Must be a number of bits, as text.");
  }
  return faults.list;
}

function checkNames(faults: Faults, prefix: string, body: Json): void {
  const check = (path: string, name: unknown) => {
    const text = textOf(name);
    if (!SLASH_NAME.test(text) || text !== text.toLowerCase()) {
      faults.add(path, "Command name is invalid.", "APPLICATION_COMMAND_INVALID_NAME");
    }
  };
  check(`${prefix}name`, body.name);
  checkLocalizations(faults, `${prefix}name_localizations`, body, check);
}

function checkLocalizations(
  faults: Faults,
  path: string,
  body: Json,
  check: (path: string, text: unknown) => void,
): void {
  const value = body[path.split(".").at(-1) ?? path];
  if (value === undefined || value === null) return;
  if (!isRecord(value)) {
    faults.add(path, "Must be a dictionary.", "DICT_TYPE_CONVERT");
    return;
  }
  for (const [locale, text] of Object.entries(value)) {
    if (LOCALES.has(locale)) check(`${path}.${locale}`, text);
    else faults.add(`${path}.${locale}`, "Not one of Discord's locales.", "DICT_KEY_INVALID");
  }
}

function checkOptions(faults: Faults, path: string, value: unknown, depth: number): void {
  const options = recordsOf(value);
  checkCount(faults, path, options, { max: 25 });
  const names = new Set<unknown>();
  let optionalSeen = false;
  for (const [position, option] of options.entries()) {
    const at = `${path}.${position}`;
    const type = option.type;
    checkOneOf(faults, `${at}.type`, type, TYPES);
    checkNames(faults, `${at}.`, option);
    checkText(faults, `${at}.description`, option.description, { max: 100 });
    checkLocalizations(faults, `${at}.description_localizations`, option, (where, text) => {
      checkText(faults, where, text, { max: 100 });
    });
    if (names.has(option.name)) faults.add(`${at}.name`, "The name is there twice.", "OPTION_NAMES_DUPLICATED");
    names.add(option.name);
    if (NESTED.includes(type)) {
      if (depth > 1 || (depth === 1 && type === OPTION.group)) faults.add(`${at}.type`, "Nested too deep.");
      checkOptions(faults, `${at}.options`, option.options, type === OPTION.group ? 1 : 2);
      continue;
    }
    if (option.required === true && optionalSeen) {
      faults.add(at, "Required options must come first.", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
    }
    optionalSeen ||= option.required !== true;
    checkChoices(faults, at, option);
  }
  const nested = options.filter(({ type }) => NESTED.includes(type)).length;
  if (nested > 0 && nested < options.length) faults.add(path, "Subcommands can't stand beside other options.");
}

function checkChoices(faults: Faults, path: string, option: Json): void {
  const choices = recordsOf(option.choices);
  checkCount(faults, `${path}.choices`, choices, { max: 25 });
  if (choices.length > 0 && option.autocomplete === true) {
    faults.add(`${path}.autocomplete`, "Not together with choices.");
  }
  for (const [position, choice] of choices.entries()) checkChoice(faults, `${path}.choices.${position}`, choice);
}

/** A choice of a command's option, or one that autocomplete offers. */
export function checkChoice(faults: Faults, path: string, choice: Json): void {
  const short = (where: string, text: unknown) => checkText(faults, where, text, { max: 100 });
  short(`${path}.name`, choice.name);
  checkLocalizations(faults, `${path}.name_localizations`, choice, short);
  if (typeof choice.value !== "number") short(`${path}.value`, choice.value);
}

/** Names, descriptions and choices' values; of translations the longest counts. */
function countCharacters(body: Json): number {
  const longest = (field: string) => {
    const texts = [
      body[field],
      ...Object.values(isRecord(body[`${field}_localizations`]) ? (body[`${field}_localizations`] as Json) : {}),
    ];
    return Math.max(...texts.map((text) => textOf(text).length));
  };
  const within = [...recordsOf(body.options), ...recordsOf(body.choices)];
  const own = longest("name") + longest("description") + textOf(body.value).length;
  return within.reduce((sum, each) => sum + countCharacters(each), own);
}
