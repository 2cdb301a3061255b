import type { Workspace } from "../types.ts";
import { isFields, type Reporter } from "./reporter.ts";

const MASS_MENTION = /<!(channel|here|everyone|subteam\^[A-Z0-9]+)(\|[^>]*)?>/;
const USER_MENTION = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;

/** Whoever would be pinged by this: everybody never, a person only if the workspace knows them. */
export function checkMentions(value: unknown, workspace: Workspace, report: Reporter): void {
  if (typeof value === "string") {
    checkMarkup(value, workspace, report);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkMentions(item, workspace, report.at(index));
    });
    return;
  }
  // Nothing in plain text is alive.
  if (!isFields(value) || value.type === "plain_text") return;
  if (value.type === "broadcast" || value.type === "usergroup") report.flag("mass-mention", "pings everybody");
  if (value.type === "user") checkPerson(String(value.user_id), workspace, report);
  for (const [name, item] of Object.entries(value)) {
    const isMarkup = name === "text" || name === "elements" || name === "fields" || name === "accessory";
    if (isMarkup) checkMentions(item, workspace, report.at(name));
  }
}

function checkMarkup(text: string, workspace: Workspace, report: Reporter): void {
  const mass = MASS_MENTION.exec(text);
  if (mass !== null) report.flag("mass-mention", `${mass[0]} is alive`);
  for (const [, user] of text.matchAll(USER_MENTION)) checkPerson(user ?? "", workspace, report);
}

function checkPerson(user: string, workspace: Workspace, report: Reporter): void {
  const isKnown = workspace.people.has(user) || user === workspace.botUserId;
  if (!isKnown) report.flag("unknown-mention", `nobody here is ${user}`);
}
