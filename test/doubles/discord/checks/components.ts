import { isRecord, type Json, listOf, recordOf, recordsOf, textOf } from "../json.ts";
import { BUTTON_STYLE, COMPONENT } from "../protocol.ts";
import { checkCount, checkOneOf, checkText, type Faults } from "./faults.ts";

export const CUSTOM_ID = { max: 100 };
const SELECTS: readonly unknown[] = [
  COMPONENT.stringSelect,
  COMPONENT.userSelect,
  COMPONENT.roleSelect,
  COMPONENT.mentionableSelect,
  COMPONENT.channelSelect,
];
const IN_ROW: readonly unknown[] = [COMPONENT.button, ...SELECTS];
const TOP_V1: readonly unknown[] = [COMPONENT.actionRow];
const IN_CONTAINER: readonly unknown[] = [
  COMPONENT.actionRow,
  COMPONENT.section,
  COMPONENT.textDisplay,
  COMPONENT.mediaGallery,
  COMPONENT.file,
  COMPONENT.separator,
];
const TOP_V2: readonly unknown[] = [...IN_CONTAINER, COMPONENT.container];
const ACCESSORIES: readonly unknown[] = [COMPONENT.button, COMPONENT.thumbnail];
const ROWS_MAX = 5;
const V2_COMPONENTS_MAX = 40;
const V2_CHARACTERS_MAX = 4_000;

/** Every component, at whatever depth, in reading order. */
export function allComponents(value: unknown): readonly Json[] {
  return recordsOf(value).flatMap((each) => [
    each,
    ...allComponents(each.components),
    ...(isRecord(each.accessory) ? allComponents([each.accessory]) : []),
    ...(isRecord(each.component) ? allComponents([each.component]) : []),
  ]);
}

/** Checks a message's components, by the rules of Components V2 where its flag is set. */
export function checkComponents(faults: Faults, value: unknown, v2: boolean): void {
  const list = listOf(value);
  const all = allComponents(value);
  if (v2) {
    checkCount(faults, "components", all, { min: 1, max: V2_COMPONENTS_MAX });
    const characters = all.reduce((sum, { content }) => sum + textOf(content).length, 0);
    if (characters > V2_CHARACTERS_MAX) {
      faults.add("components", `Texts have ${characters} characters together; the most is ${V2_CHARACTERS_MAX}.`);
    }
  } else {
    checkCount(faults, "components", list, { max: ROWS_MAX });
  }
  checkList(faults, "components", list, v2 ? TOP_V2 : TOP_V1);
  checkUnique(faults, all);
}

export function checkUnique(faults: Faults, all: readonly Json[]): void {
  const seen = new Set<unknown>();
  for (const { custom_id: id } of all) {
    if (id === undefined) continue;
    if (seen.has(id)) {
      faults.add("components", `Component custom id ${textOf(id)} is there twice.`, "COMPONENT_CUSTOM_ID_DUPLICATED");
    }
    seen.add(id);
  }
}

function checkList(faults: Faults, path: string, list: readonly unknown[], allowed: readonly unknown[]): void {
  for (const [position, value] of list.entries()) {
    const component = recordOf(value);
    const at = `${path}.${position}`;
    checkOneOf(faults, `${at}.type`, component.type, allowed);
    checkComponent(faults, at, component);
  }
}

function checkComponent(faults: Faults, path: string, component: Json): void {
  const children = listOf(component.components);
  switch (component.type) {
    case COMPONENT.actionRow:
      checkRow(faults, path, children);
      break;
    case COMPONENT.button:
      checkButton(faults, path, component);
      break;
    case COMPONENT.container:
      checkCount(faults, `${path}.components`, children, { min: 1, max: V2_COMPONENTS_MAX });
      checkList(faults, `${path}.components`, children, IN_CONTAINER);
      break;
    case COMPONENT.section:
      checkCount(faults, `${path}.components`, children, { min: 1, max: 3 });
      checkList(faults, `${path}.components`, children, [COMPONENT.textDisplay]);
      checkList(faults, `${path}.accessory`, [component.accessory], ACCESSORIES);
      break;
    case COMPONENT.textDisplay:
      checkText(faults, `${path}.content`, component.content, { max: V2_CHARACTERS_MAX });
      break;
    default:
      if (SELECTS.includes(component.type)) checkSelect(faults, path, component);
  }
}

function checkRow(faults: Faults, path: string, children: readonly unknown[]): void {
  const selects = recordsOf(children).some(({ type }) => SELECTS.includes(type));
  checkCount(faults, `${path}.components`, children, { min: 1, max: selects ? 1 : 5 });
  checkList(faults, `${path}.components`, children, IN_ROW);
}

function checkButton(faults: Faults, path: string, button: Json): void {
  checkOneOf(faults, `${path}.style`, button.style, [1, 2, 3, 4, 5, 6]);
  if (button.style === BUTTON_STYLE.premium) return;
  checkText(faults, `${path}.label`, button.label, { max: 80, optional: button.emoji !== undefined });
  if (button.style === BUTTON_STYLE.link) {
    checkText(faults, `${path}.url`, button.url, { max: 512 });
    if (button.custom_id !== undefined) faults.add(`${path}.custom_id`, "A link button can't have a custom id.");
  } else {
    checkText(faults, `${path}.custom_id`, button.custom_id, CUSTOM_ID);
  }
}

/** A select menu, of a message or of a modal. */
export function checkSelect(faults: Faults, path: string, select: Json): void {
  checkText(faults, `${path}.custom_id`, select.custom_id, CUSTOM_ID);
  checkText(faults, `${path}.placeholder`, select.placeholder, { max: 150, optional: true });
  if (select.type !== COMPONENT.stringSelect) return;
  const options = recordsOf(select.options);
  checkCount(faults, `${path}.options`, options, { min: 1, max: 25 });
  const values = new Set<unknown>();
  for (const [position, option] of options.entries()) {
    const at = `${path}.options.${position}`;
    checkText(faults, `${at}.label`, option.label, { max: 100 });
    checkText(faults, `${at}.value`, option.value, { max: 100 });
    checkText(faults, `${at}.description`, option.description, { max: 100, optional: true });
    if (values.has(option.value)) faults.add(`${at}.value`, "The value is there twice.", "SELECT_OPTION_DUPLICATED");
    values.add(option.value);
  }
}
