import type { RespondFn } from "@slack/bolt";
import type { Language } from "../../../bot/bot.ts";
import { type Action, decodeAction } from "../../../bot/community/actions.ts";
import { type Fields, listAt, textAt } from "../fields.ts";
import { publishHome } from "../home.ts";
import type { Parts } from "../parts.ts";
import { renderForm } from "../render/views.ts";
import { fullVisit, plainVisit } from "../visits.ts";
import { failureOf } from "../web/failures.ts";
import type { Workspace } from "../workspaces.ts";
import { encodeMetadata, originOf } from "./origin.ts";
import { sayTo } from "./say.ts";

/** A button of ours was pressed. */
export async function handlePress(
  parts: Parts,
  body: Fields,
  workspace: Workspace,
  respond: RespondFn | undefined,
): Promise<void> {
  const action = decodeAction(textAt(listAt(body, "actions")[0] ?? {}, "value") ?? "");
  // A button of a version that knew others.
  if (action === undefined) return;
  const origin = originOf(body);
  // The window's trigger lives three seconds: it opens before anything is asked.
  const opened = await openForm(parts, workspace, body, action);
  try {
    const { visit } = await fullVisit(parts, workspace, origin);
    const reply = await parts.bot.press(visit, action, origin.message);
    if (!opened) await sayTo(parts, workspace, origin, reply, respond);
  } catch (error) {
    parts.log.error("A button's press couldn't be answered.", { action: action.kind, error });
    await sayTo(parts, workspace, origin, parts.bot.sorry(action.language), respond);
  }
}

async function openForm(parts: Parts, { client }: Workspace, body: Fields, action: Action): Promise<boolean> {
  const form = parts.bot.formOf(action, action.language);
  const triggerId = textAt(body, "trigger_id");
  if (form === undefined || triggerId === undefined) return false;
  const metadata = encodeMetadata({ action: form.submit, origin: originOf(body) });
  try {
    await client.views.open({ trigger_id: triggerId, view: renderForm(form, metadata) });
    return true;
  } catch (error) {
    parts.log.warn("A window couldn't be opened.", { code: failureOf(error).code });
    return false;
  }
}

/** Somebody chose a language in the home tab. */
export async function handleLanguageChoice(parts: Parts, body: Fields, workspace: Workspace): Promise<void> {
  const [chosen = {}] = listAt(body, "actions");
  const option = chosen.selected_option;
  const value = typeof option === "object" && option !== null ? textAt(option as Fields, "value") : undefined;
  const language: Language | null = value === "it" || value === "en" ? value : null;
  const origin = originOf(body);
  await parts.bot.chooseLanguage(plainVisit(workspace, origin), language);
  await publishHome(parts, workspace, origin.person);
}
