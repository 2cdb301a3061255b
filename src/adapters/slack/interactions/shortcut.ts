import type { RespondFn } from "@slack/bolt";
import { spokenText } from "../events/spoken-text.ts";
import { type Fields, fieldsAt, textAt } from "../fields.ts";
import type { Parts } from "../parts.ts";
import { plainVisit } from "../visits.ts";
import type { Workspace } from "../workspaces.ts";
import { originOf } from "./origin.ts";
import { sayTo } from "./say.ts";

/** As in the manifest. */
export const ASK_ABOUT_MESSAGE = "ask_about_message";

/** “Ask about this message”: what it says is asked, for the person alone, since nobody else in the channel asked. */
export async function handleShortcut(
  parts: Parts,
  body: Fields,
  workspace: Workspace,
  respond: RespondFn | undefined,
): Promise<void> {
  const origin = originOf(body);
  const visit = plainVisit(workspace, origin);
  const question = spokenText(textAt(fieldsAt(body, "message"), "text") ?? "", workspace.botUserId, false);
  try {
    const reply = await parts.bot.ask(visit, question, { private: true, quoted: true });
    await sayTo(parts, workspace, { ...origin, hidden: true }, reply, respond);
  } catch (error) {
    parts.log.error("A question about a message couldn't be answered.", { error });
    const { language } = await parts.bot.manners(visit);
    await sayTo(parts, workspace, { ...origin, hidden: true }, parts.bot.sorry(language), respond);
  }
}
