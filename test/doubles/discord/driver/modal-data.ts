import { allComponents } from "../checks/components.ts";
import { isRecord, type Json, recordsOf, textOf } from "../json.ts";
import { COMPONENT } from "../protocol.ts";

/** By an input's custom id or label: a text, or what was selected. */
export type ModalValues = Readonly<Record<string, string | readonly string[]>>;

/**
 * What a filled-in modal sends: what isn't named keeps its prefilled value, or is empty.
 * @throws Error where a value names no input, or one is missing or too long.
 */
export function modalData(modal: Json, values: ModalValues): Json {
  const components = recordsOf(modal.components);
  const names = new Set(allComponents(components).flatMap(({ custom_id: id, label }) => [textOf(id), textOf(label)]));
  const unknown = Object.keys(values).find((name) => name === "" || !names.has(name));
  if (unknown !== undefined) throw new Error(`The modal has no input ${unknown}.`);
  return {
    custom_id: modal.custom_id,
    components: components.map((component, at) => submitted(component, values, at + 1)),
  };
}

function submitted(component: Json, values: ModalValues, id: number): Json {
  const { type, label } = component;
  if (type === COMPONENT.actionRow) {
    const inputs = recordsOf(component.components);
    return { type, id, components: inputs.map((input) => filled(input, textOf(input.label), values)) };
  }
  if (isRecord(component.component)) {
    return { type, id, component: filled(component.component, textOf(label), values) };
  }
  return { type, id };
}

function filled(input: Json, label: string, values: ModalValues): Json {
  const { type, custom_id: customId } = input;
  const given = values[textOf(customId)] ?? values[label];
  if (type !== COMPONENT.textInput) {
    const list = Array.isArray(given) ? given : given === undefined ? [] : [given];
    return { type, custom_id: customId, values: list };
  }
  const value = typeof given === "string" ? given : textOf(input.value);
  const required = input.required !== false;
  const min = typeof input.min_length === "number" ? input.min_length : required ? 1 : 0;
  const max = typeof input.max_length === "number" ? input.max_length : 4_000;
  if ((value !== "" || required) && (value.length < min || value.length > max)) {
    throw new Error(`${label} takes ${min} to ${max} characters; a person's client wouldn't send ${value.length}.`);
  }
  return { type, custom_id: customId, value };
}
