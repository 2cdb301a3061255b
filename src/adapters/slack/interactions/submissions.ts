import type { types } from "@slack/bolt";
import type { Reply } from "../../../bot/community/reply.ts";
import { subscribe } from "../commands/digest.ts";
import { type Fields, fieldsAt, textAt } from "../fields.ts";
import type { Parts } from "../parts.ts";
import { renderResult, TYPED } from "../render/views.ts";
import { fullVisit, isDirect, plainVisit } from "../visits.ts";
import { WORDS } from "../words/words.ts";
import type { Workspace } from "../workspaces.ts";
import { readDigestForm } from "./digest-form.ts";
import { decodeMetadata } from "./origin.ts";
import { textReply } from "./text-reply.ts";

/** What the window shows next. `keeps`: the window below stays, to be mended. */
export type SubmissionResult = { readonly view: types.ModalView; readonly keeps: boolean; readonly reply: Reply };

/** A form of the core's was sent. Null where it isn't one. */
export async function submitForm(parts: Parts, body: Fields, workspace: Workspace): Promise<SubmissionResult | null> {
  const view = fieldsAt(body, "view");
  const metadata = decodeMetadata(textAt(view, "private_metadata") ?? "");
  if (metadata === undefined) return null;
  const { action, origin } = metadata;
  const typed = textAt(fieldsAt(fieldsAt(fieldsAt(fieldsAt(view, "state"), "values"), TYPED), TYPED), "value") ?? "";
  try {
    const reply = await parts.bot.submit(plainVisit(workspace, origin), action, origin.message, typed);
    return { view: renderResult(reply, titleTextOf(view)), keeps: false, reply };
  } catch (error) {
    parts.log.error("What was sent with a form couldn't be taken.", { action: action.kind, error });
    const reply = parts.bot.sorry(action.language);
    return { view: renderResult(reply, titleTextOf(view)), keeps: true, reply };
  }
}

/** The digest's form was sent. */
export async function submitDigestForm(parts: Parts, body: Fields, workspace: Workspace): Promise<SubmissionResult> {
  const view = fieldsAt(body, "view");
  const person = textAt(fieldsAt(body, "user"), "id") ?? "";
  const { channel, wishes } = readDigestForm(view);
  const spot = { channel, thread: null, direct: isDirect(channel), person };
  const { visit, isUnsure } = await fullVisit(parts, workspace, spot);
  const problem =
    channel === "" ? "unknownChannel" : isUnsure && visit.moderator === false ? "whoIsUnknown" : undefined;
  if (problem !== undefined) {
    const { language } = await parts.bot.manners(visit);
    const reply = textReply(language, WORDS[language][problem]);
    return { view: renderResult(reply, titleTextOf(view)), keeps: true, reply };
  }
  let done = false;
  try {
    const reply = await parts.bot.digest(visit, async (moderation, moderator) => {
      const result = await subscribe(parts, workspace, moderation, moderator, wishes);
      done = result.done;
      return result;
    });
    return { view: renderResult(reply, titleTextOf(view)), keeps: !done, reply };
  } catch (error) {
    parts.log.error("What was sent with the digest's form couldn't be taken.", { error });
    const reply = parts.bot.sorry((await parts.bot.manners(visit)).language);
    return { view: renderResult(reply, titleTextOf(view)), keeps: true, reply };
  }
}

function titleTextOf(view: Fields): string {
  return textAt(fieldsAt(view, "title"), "text") ?? "Staffetta";
}
