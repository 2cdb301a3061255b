import { type Json, listOf, recordOf, recordsOf } from "../json.ts";
import { COMPONENT } from "../protocol.ts";
import { allComponents, CUSTOM_ID, checkSelect, checkUnique } from "./components.ts";
import { checkCount, checkOneOf, checkText, type Faults } from "./faults.ts";

const TOP: readonly unknown[] = [COMPONENT.actionRow, COMPONENT.label, COMPONENT.textDisplay];
const TEXT_INPUT_MAX = 4_000;

/** Checks a modal: its title, and inputs in labels or, as formerly, in action rows. */
export function checkModal(faults: Faults, modal: Json): void {
  checkText(faults, "title", modal.title, { max: 45 });
  checkText(faults, "custom_id", modal.custom_id, CUSTOM_ID);
  const list = recordsOf(modal.components);
  checkCount(faults, "components", list, { min: 1, max: 5 });
  for (const [position, component] of list.entries()) checkTop(faults, `components.${position}`, component);
  checkUnique(faults, allComponents(modal.components));
}

function checkTop(faults: Faults, path: string, component: Json): void {
  checkOneOf(faults, `${path}.type`, component.type, TOP);
  if (component.type === COMPONENT.actionRow) {
    const inputs = listOf(component.components);
    checkCount(faults, `${path}.components`, inputs, { min: 1, max: 1 });
    const input = recordOf(inputs[0]);
    checkOneOf(faults, `${path}.components.0.type`, input.type, [COMPONENT.textInput]);
    checkText(faults, `${path}.components.0.label`, input.label, { max: 45 });
    checkTextInput(faults, `${path}.components.0`, input);
  }
  if (component.type === COMPONENT.label) {
    checkText(faults, `${path}.label`, component.label, { max: 45 });
    checkText(faults, `${path}.description`, component.description, { max: 100, optional: true });
    const input = recordOf(component.component);
    if (input.type === COMPONENT.textInput) checkTextInput(faults, `${path}.component`, input);
    else checkSelect(faults, `${path}.component`, input);
  }
}

function checkTextInput(faults: Faults, path: string, input: Json): void {
  checkText(faults, `${path}.custom_id`, input.custom_id, CUSTOM_ID);
  checkOneOf(faults, `${path}.style`, input.style, [1, 2]);
  checkText(faults, `${path}.placeholder`, input.placeholder, { max: 100, optional: true });
  checkText(faults, `${path}.value`, input.value, { min: 0, max: TEXT_INPUT_MAX, optional: true });
  for (const name of ["min_length", "max_length"]) {
    const value = input[name];
    if (value === undefined) continue;
    if (typeof value !== "number" || value < 0 || value > TEXT_INPUT_MAX) {
      faults.add(`${path}.${name}`, `Must be between 0 and ${TEXT_INPUT_MAX}.`);
    }
  }
}
