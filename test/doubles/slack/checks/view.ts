import type { Breach, Workspace } from "../types.ts";
import { checkBlocks } from "./blocks.ts";
import { checkMentions } from "./mentions.ts";
import { checkOptionalText, checkString, checkText, createReporter, isFields } from "./reporter.ts";

const TITLE_MAX = 24;
const BUTTON_MAX = 24;
const ID_MAX = 255;
const PRIVATE_METADATA_MAX = 3000;

/** A view against Slack's limits. */
export function checkView(view: unknown, type: "modal" | "home", workspace: Workspace): readonly Breach[] {
  const report = createReporter("invalid_arguments").at("view");
  if (!isFields(view)) {
    report.refuse("type", "must be an object");
    return report.breaches;
  }
  if (view.type !== type) report.at("type").refuse("type", `must be ${type}`);
  checkBlocks(view.blocks, type, report.at("blocks"));
  checkMentions(view.blocks, workspace, report.at("blocks"));
  checkString(view.private_metadata, PRIVATE_METADATA_MAX, report.at("private_metadata"));
  checkString(view.callback_id, ID_MAX, report.at("callback_id"));
  checkString(view.external_id, ID_MAX, report.at("external_id"));
  if (type === "home") {
    for (const name of ["title", "submit", "close"] as const) {
      if (view[name] !== undefined) report.at(name).refuse("surface", "is for modals");
    }
    return report.breaches;
  }
  checkText(view.title, "plain_text", TITLE_MAX, report.at("title"));
  checkOptionalText(view.submit, "plain_text", BUTTON_MAX, report.at("submit"));
  checkOptionalText(view.close, "plain_text", BUTTON_MAX, report.at("close"));
  const hasInput = Array.isArray(view.blocks) && view.blocks.some((block) => isFields(block) && block.type === "input");
  if (hasInput && view.submit === undefined) report.at("submit").refuse("missing", "a view with inputs needs one");
  return report.breaches;
}
