import { checkMessage } from "../checks/message.ts";
import { RESPONSE_URL_LIVES_MS, RESPONSE_URL_USES } from "../options.ts";
import { type Fields, SlackError } from "../types.ts";
import { addMessage, type ResponseUrl, type World } from "../world.ts";
import type { Answer } from "./api.ts";
import { objectIn } from "./arguments.ts";
import { changeMessage, deleteMessage } from "./edit.ts";
import { hold, text } from "./method.ts";

const METHOD = "response_url";

/** Answers what is sent to a response_url: five times within half an hour it says something in the channel. */
export function answerResponseUrl(world: World, id: string, body: string): Answer {
  const known = world.responseUrls.get(id);
  const entry = world.journal.record(METHOD, known?.workspace.id, readable(body));
  const fault = world.faults.take({ method: METHOD, channel: known?.channel, team: known?.workspace.id });
  const { status, answer } = fault?.kind === "status" ? { status: fault.status, answer: "" } : respond();
  const isCut = fault?.kind === "cut";
  world.journal.settle(entry, isCut ? "cut" : answer);
  return isCut ? "cut" : { status, headers: {}, body: answer };

  function respond(): { readonly status: number; readonly answer: string } {
    if (known === undefined) return { status: 404, answer: "no_such_url" };
    const isExpired = world.settings.now() - known.atMs > RESPONSE_URL_LIVES_MS;
    if (isExpired || known.uses >= RESPONSE_URL_USES) {
      const rule = isExpired ? "response-url-expired" : "response-url-used-up";
      const detail = "a response_url works 5 times within 30 minutes";
      world.journal.report(METHOD, known.workspace.id, [{ rule, detail, pointer: "", error: "expired_url" }]);
      return { status: 404, answer: isExpired ? "expired_url" : "used_url" };
    }
    known.uses += 1;
    try {
      say(world, known, objectIn(body), METHOD);
      return { status: 200, answer: "ok" };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { status: 404, answer: error.code };
    }
  }
}

/** Says, replaces or takes away what an interaction is answered with. */
export function say(world: World, target: ResponseUrl, fields: Fields, method: string): void {
  const { workspace, user } = target;
  const channel = workspace.channels.get(target.channel);
  if (channel === undefined) throw new SlackError("channel_not_found");
  const original = target.original === undefined ? undefined : channel.messages.get(target.original);
  if (fields.delete_original === true) {
    if (original !== undefined) deleteMessage(world, workspace, channel, original);
    return;
  }
  const isEmpty = fields.text === undefined && fields.blocks === undefined;
  if (isEmpty) throw new SlackError("no_text");
  hold({ world, workspace, method, fields }, checkMessage(fields, workspace, { unfurls: false }));
  const isReplaced = fields.replace_original === true && original !== undefined;
  if (isReplaced) {
    changeMessage(world, workspace, original, fields);
    return;
  }
  addMessage(world, workspace, channel, {
    via: method,
    user: workspace.botUserId,
    botId: workspace.botId,
    text: text(fields, "text"),
    blocks: (fields.blocks ?? []) as readonly Fields[],
    // A response appears in a thread only where it says so.
    threadTs: text(fields, "thread_ts") || undefined,
    ephemeralTo: fields.response_type === "in_channel" ? undefined : user,
  });
}

function readable(body: string): Fields {
  try {
    return objectIn(body);
  } catch {
    return {};
  }
}
