import type { Fields } from "../types.ts";
import { checkElement, ELEMENT_TYPES } from "./elements.ts";
import { checkList, checkOptionalText, checkString, checkText, isFields, lengthOf, type Reporter } from "./reporter.ts";

export type Surface = "message" | "modal" | "home";

const BLOCKS_MAX = { message: 50, modal: 100, home: 100 } as const;
const BLOCK_ID_MAX = 255;
const SECTION_MAX = 3000;
const FIELDS_MAX = 10;
const FIELD_MAX = 2000;
const HEADER_MAX = 150;
const CONTEXT_ELEMENTS_MAX = 10;
const CONTEXT_TEXT_MAX = 3000;
const CONTEXT_ACTIONS_MAX = 5;
const ACTIONS_MAX = 25;
const LABEL_MAX = 2000;
const URL_MAX = 3000;
/** Of all markdown blocks of a message together. */
const MARKDOWN_MAX = 12_000;

const only = (...types: readonly string[]) => new Set(types);
const without = (...types: readonly string[]) => new Set([...ELEMENT_TYPES].filter((type) => !types.includes(type)));

const CONTEXT_ONLY = ["feedback_buttons", "icon_button"] as const;
const INPUTS_ONLY = [
  ...["plain_text_input", "number_input", "email_text_input", "url_text_input", "rich_text_input", "file_input"],
];
const IN_SECTION = without(...CONTEXT_ONLY, ...INPUTS_ONLY);
const IN_ACTIONS = without(...CONTEXT_ONLY, ...INPUTS_ONLY, "image");
const IN_INPUT = without(...CONTEXT_ONLY, "image", "button", "workflow_button", "overflow");
const IN_CONTEXT_ACTIONS = only(...CONTEXT_ONLY);
const MESSAGES_ONLY = only("markdown", "context_actions", "table");

type Check = (block: Fields, report: Reporter) => void;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["divider", () => undefined],
  ["header", (block, report) => checkText(block.text, "plain_text", HEADER_MAX, report.at("text"))],
  [
    "section",
    (block, report) => {
      if (block.text === undefined && block.fields === undefined) report.refuse("missing", "needs text or fields");
      checkOptionalText(block.text, "any", SECTION_MAX, report.at("text"));
      if (block.fields !== undefined) {
        checkList(block.fields, 1, FIELDS_MAX, report.at("fields")).forEach((field, index) => {
          checkText(field, "any", FIELD_MAX, report.at("fields", index));
        });
      }
      if (block.accessory !== undefined) checkElement(block.accessory, IN_SECTION, new Set(), report.at("accessory"));
    },
  ],
  [
    "context",
    (block, report) =>
      checkList(block.elements, 1, CONTEXT_ELEMENTS_MAX, report.at("elements")).forEach((element, index) => {
        const place = report.at("elements", index);
        if (isFields(element) && element.type === "image") checkElement(element, only("image"), new Set(), place);
        else checkText(element, "any", CONTEXT_TEXT_MAX, place);
      }),
  ],
  ["actions", elementsOf(ACTIONS_MAX, IN_ACTIONS)],
  ["context_actions", elementsOf(CONTEXT_ACTIONS_MAX, IN_CONTEXT_ACTIONS)],
  [
    "input",
    (block, report) => {
      checkText(block.label, "plain_text", LABEL_MAX, report.at("label"));
      checkOptionalText(block.hint, "plain_text", LABEL_MAX, report.at("hint"));
      checkElement(block.element, IN_INPUT, new Set(), report.at("element"));
    },
  ],
  [
    "image",
    (block, report) => {
      checkElement({ ...block, action_id: undefined }, only("image"), new Set(), report);
      checkOptionalText(block.title, "plain_text", LABEL_MAX, report.at("title"));
    },
  ],
  [
    "markdown",
    (block, report) => {
      if (typeof block.text !== "string" || block.text === "") report.at("text").refuse("empty", "must have text");
    },
  ],
  ["rich_text", (block, report) => void checkList(block.elements, 1, Number.POSITIVE_INFINITY, report.at("elements"))],
  ["video", (block, report) => checkString(block.video_url, URL_MAX, report.at("video_url"))],
  ["table", (block, report) => void checkList(block.rows, 1, 100, report.at("rows"))],
]);

function elementsOf(max: number, allowed: ReadonlySet<string>): Check {
  return (block, report) => {
    const seen = new Set<string>();
    checkList(block.elements, 1, max, report.at("elements")).forEach((element, index) => {
      checkElement(element, allowed, seen, report.at("elements", index));
    });
  };
}

/** The blocks of a message or a view against Slack's limits. */
export function checkBlocks(value: unknown, surface: Surface, report: Reporter): void {
  const blocks = checkList(value, 0, BLOCKS_MAX[surface], report);
  const ids = new Set<string>();
  let markdown = 0;
  for (const [index, block] of blocks.entries()) {
    const place = report.at(index);
    if (!isFields(block)) {
      place.refuse("type", "must be a block");
      continue;
    }
    checkBlock(block, surface, place);
    if (block.type === "markdown" && typeof block.text === "string") markdown += lengthOf(block.text);
    const { block_id: id } = block;
    checkString(id, BLOCK_ID_MAX, place.at("block_id"));
    if (typeof id !== "string") continue;
    if (ids.has(id)) place.at("block_id").refuse("repeated", `${id} is there already`);
    ids.add(id);
  }
  if (markdown > MARKDOWN_MAX) report.refuse("too-long", `${markdown} characters of markdown, at most ${MARKDOWN_MAX}`);
}

function checkBlock(block: Fields, surface: Surface, report: Reporter): void {
  const type = String(block.type);
  const check = CHECKS.get(type);
  if (check === undefined) {
    report.at("type").refuse("type", `${type} is no block`);
    return;
  }
  if (surface !== "message" && MESSAGES_ONLY.has(type)) report.at("type").refuse("surface", `${type} is for messages`);
  check(block, report);
}
