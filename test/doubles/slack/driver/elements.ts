import { isFields } from "../checks/reporter.ts";
import type { Fields } from "../types.ts";

export type Found = { readonly blockId: string; readonly element: Fields };

/** The element with this `action_id`. Throws where there is none. */
export function findElement(blocks: unknown, actionId: string): Found {
  const all = elementsIn(blocks);
  const found = all.find(({ element }) => element.action_id === actionId);
  if (found !== undefined) return found;
  const there = all.map(({ element }) => String(element.action_id)).join(", ");
  throw new Error(`Nothing there has the action_id ${actionId}; what there is: ${there || "nothing"}.`);
}

/** Whatever has an `action_id`. */
export function elementsIn(blocks: unknown): readonly Found[] {
  return list(blocks).flatMap((block) => {
    const blockId = String(block.block_id);
    const { element, accessory, elements } = block;
    const all = [...list(elements), ...list([element, accessory])].filter(({ action_id: id }) => id !== undefined);
    return all.map((each) => ({ blockId, element: each }));
  });
}

/**
 * What an element reports when it is pressed or filled in. `value` is the text of an input, or which of an element's
 * options or halves is meant; a button has its own.
 */
export function reportedValue(element: Fields, value: string | undefined): Fields {
  const { type } = element;
  switch (type) {
    case "button":
    case "icon_button":
      return { type, text: element.text, value: element.value };
    case "feedback_buttons": {
      const halves = [element.positive_button, element.negative_button].filter(isFields);
      const half = halves.find((each) => each.value === value);
      if (half === undefined) throw new Error(`No half of the feedback buttons has the value ${value}.`);
      return { type, text: half.text, value: half.value };
    }
    case "static_select":
    case "radio_buttons":
    case "overflow":
      return { type, selected_option: value === undefined ? null : optionOf(element, value) };
    case "multi_static_select":
    case "checkboxes":
      return { type, selected_options: (value ?? "").split(",").flatMap((each) => each && optionOf(element, each)) };
    case "users_select":
      return { type, selected_user: value };
    case "channels_select":
      return { type, selected_channel: value };
    case "conversations_select":
      return { type, selected_conversation: value };
    case "timepicker":
      return { type, selected_time: value };
    case "datepicker":
      return { type, selected_date: value };
    default:
      return { type, value: value ?? null };
  }
}

/** What elements hold before anybody touches them. */
export function initialValue(element: Fields): Fields {
  const { initial_option: option, initial_value: value, initial_options: options } = element;
  const chosen = isFields(option) ? option.value : value;
  const several = list(options).map((each) => each.value);
  return reportedValue(
    element,
    several.length > 0 ? several.join(",") : typeof chosen === "string" ? chosen : initialOf(element),
  );
}

function initialOf(element: Fields): string | undefined {
  const names = ["initial_user", "initial_channel", "initial_conversation", "initial_time", "initial_date"];
  return names.map((name) => element[name]).find((value) => typeof value === "string");
}

function optionOf(element: Fields, value: string): Fields {
  const options = [...list(element.options), ...list(element.option_groups).flatMap(({ options: each }) => list(each))];
  const option = options.find((each) => each.value === value);
  if (option === undefined) throw new Error(`${String(element.action_id)} has no option ${value}.`);
  return option;
}

function list(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
