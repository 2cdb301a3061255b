import type { Fields } from "../types.ts";
import { checkList, checkOptionalText, checkString, checkText, isFields, type Reporter } from "./reporter.ts";

const ACTION_ID_MAX = 255;
const BUTTON_TEXT_MAX = 75;
const VALUE_MAX = 2000;
const URL_MAX = 3000;
const LABEL_MAX = 75;
const PLACEHOLDER_MAX = 150;
const OPTION_TEXT_MAX = 75;
/** Slack's site says 150, its client library 75: the stricter holds. */
const OPTION_VALUE_MAX = 75;
const OPTIONS_MAX = 100;
const OPTION_GROUPS_MAX = 100;
const CHOICES_MAX = 10;
const OVERFLOW_OPTIONS_MAX = 5;
const INPUT_LENGTH_MAX = 3000;
const ALT_TEXT_MAX = 2000;

type Check = (element: Fields, report: Reporter) => void;

const placeholder: Check = (element, report) =>
  checkOptionalText(element.placeholder, "plain_text", PLACEHOLDER_MAX, report.at("placeholder"));

const choices =
  (max: number): Check =>
  (element, report) =>
    checkOptions(element.options, max, report.at("options"));

const select: Check = (element, report) => {
  placeholder(element, report);
  if (element.option_groups === undefined) return checkOptions(element.options, OPTIONS_MAX, report.at("options"));
  const groups = checkList(element.option_groups, 1, OPTION_GROUPS_MAX, report.at("option_groups"));
  groups.filter(isFields).forEach((group, index) => {
    checkText(group.label, "plain_text", OPTION_TEXT_MAX, report.at("option_groups", index, "label"));
    checkOptions(group.options, OPTIONS_MAX, report.at("option_groups", index, "options"));
  });
};

const button: Check = (element, report) => {
  checkText(element.text, "plain_text", BUTTON_TEXT_MAX, report.at("text"));
  checkString(element.value, VALUE_MAX, report.at("value"));
  checkString(element.url, URL_MAX, report.at("url"));
  checkString(element.accessibility_label, LABEL_MAX, report.at("accessibility_label"));
  if (element.style !== undefined && element.style !== "primary" && element.style !== "danger") {
    report.at("style").refuse("value", `${String(element.style)} isn't a style`);
  }
  checkConfirm(element.confirm, report.at("confirm"));
};

const feedback: Check = (element, report) => {
  for (const name of ["positive_button", "negative_button"] as const) {
    const half = element[name];
    if (!isFields(half)) report.at(name).refuse("type", "must be a button");
    else if (typeof half.value !== "string") report.at(name, "value").refuse("type", "must be a string");
    else button({ ...half, style: undefined }, report.at(name));
  }
};

const iconButton: Check = (element, report) => {
  if (element.icon !== "trash") report.at("icon").refuse("value", `${String(element.icon)} isn't an icon`);
  button(element, report);
};

const textInput: Check = (element, report) => {
  placeholder(element, report);
  for (const name of ["min_length", "max_length"] as const) {
    const value = element[name];
    if (value !== undefined && (typeof value !== "number" || value < 0 || value > INPUT_LENGTH_MAX)) {
      report.at(name).refuse("value", `must be a number up to ${INPUT_LENGTH_MAX}`);
    }
  }
};

const image: Check = (element, report) => {
  if (element.image_url === undefined && element.slack_file === undefined) {
    report.at("image_url").refuse("missing", "must be given");
  }
  checkString(element.image_url, URL_MAX, report.at("image_url"));
  if (element.alt_text === undefined) report.at("alt_text").refuse("missing", "must be given");
  checkString(element.alt_text, ALT_TEXT_MAX, report.at("alt_text"));
};

const CHECKS: ReadonlyMap<string, Check> = new Map([
  ["button", button],
  ["workflow_button", (element, report) => checkText(element.text, "plain_text", BUTTON_TEXT_MAX, report.at("text"))],
  ["feedback_buttons", feedback],
  ["icon_button", iconButton],
  ["image", image],
  ["overflow", choices(OVERFLOW_OPTIONS_MAX)],
  ["radio_buttons", choices(CHOICES_MAX)],
  ["checkboxes", choices(CHOICES_MAX)],
  ["static_select", select],
  ["multi_static_select", select],
  ["plain_text_input", textInput],
  ...[
    ...["external_select", "users_select", "conversations_select", "channels_select"],
    ...["multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select"],
    ...["datepicker", "timepicker", "datetimepicker", "number_input", "email_text_input", "url_text_input"],
    ...["rich_text_input", "file_input"],
  ].map((type): [string, Check] => [type, placeholder]),
]);

/** An element of one of these types. Its `action_id`, which must be one of its own in the block, is added to `seen`. */
export function checkElement(
  element: unknown,
  allowed: ReadonlySet<string>,
  seen: Set<string>,
  report: Reporter,
): void {
  if (!isFields(element)) {
    report.refuse("type", "must be an element");
    return;
  }
  const type = String(element.type);
  const check = CHECKS.get(type);
  if (check === undefined || !allowed.has(type)) {
    report.at("type").refuse("type", `${type} isn't allowed here`);
    return;
  }
  check(element, report);
  checkString(element.action_id, ACTION_ID_MAX, report.at("action_id"));
  if (typeof element.action_id !== "string") return;
  if (seen.has(element.action_id)) report.at("action_id").refuse("repeated", `${element.action_id} is there already`);
  seen.add(element.action_id);
}

/** Every type of element. */
export const ELEMENT_TYPES: ReadonlySet<string> = new Set(CHECKS.keys());

const CONFIRM_MAX = { title: 100, text: 300, confirm: 30, deny: 30 } as const;

function checkConfirm(value: unknown, report: Reporter): void {
  if (value === undefined) return;
  if (!isFields(value)) {
    report.refuse("type", "must be a confirmation");
    return;
  }
  checkText(value.title, "plain_text", CONFIRM_MAX.title, report.at("title"));
  checkText(value.text, "any", CONFIRM_MAX.text, report.at("text"));
  checkText(value.confirm, "plain_text", CONFIRM_MAX.confirm, report.at("confirm"));
  checkText(value.deny, "plain_text", CONFIRM_MAX.deny, report.at("deny"));
}

function checkOptions(value: unknown, max: number, report: Reporter): void {
  for (const [index, option] of checkList(value, 1, max, report).entries()) {
    const place = report.at(index);
    if (!isFields(option)) {
      place.refuse("type", "must be an option");
      continue;
    }
    checkText(option.text, "any", OPTION_TEXT_MAX, place.at("text"));
    checkOptionalText(option.description, "any", OPTION_TEXT_MAX, place.at("description"));
    if (typeof option.value !== "string") place.at("value").refuse("type", "must be a string");
    checkString(option.value, OPTION_VALUE_MAX, place.at("value"));
  }
}
