import type { Language } from "../../../bot/bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import { type Fields, textAt } from "../fields.ts";
import { openDigestForm } from "../interactions/digest-form.ts";
import { textReply } from "../interactions/text-reply.ts";
import type { Parts } from "../parts.ts";
import type { Person } from "../people.ts";
import { fullVisit, isDirect, languageFor, plainVisit } from "../visits.ts";
import { WORDS } from "../words/words.ts";
import type { Workspace } from "../workspaces.ts";
import { runDigestRequest } from "./digest.ts";
import { readSlashRequest, type SlashRequest } from "./request.ts";

/** What a command leads to; null where a window opened instead. Never rejects. */
export async function replyToCommand(parts: Parts, body: Fields, workspace: Workspace): Promise<Reply | null> {
  const channel = textAt(body, "channel_id") ?? "";
  const person = textAt(body, "user_id") ?? "";
  const request = readSlashRequest(textAt(body, "text") ?? "");
  const about = (request.kind === "digest" ? request.request.channel : undefined) ?? channel;
  const spot = { channel: about, thread: null, direct: isDirect(about), person };
  try {
    // A question doesn't wait for what Slack knows of the person.
    if (request.kind === "ask") return await parts.bot.ask(plainVisit(workspace, spot), request.question);
    const known = await fullVisit(parts, workspace, spot);
    if (known.isUnsure && needsModerator(request, known.visit)) return textWord(parts, known.visit, "whoIsUnknown");
    return await run(parts, workspace, body, request, known);
  } catch (error) {
    parts.log.error("A command couldn't be carried out.", { command: request.kind, error });
    return parts.bot.sorry((await parts.bot.manners(plainVisit(workspace, spot))).language);
  }
}

async function run(
  parts: Parts,
  workspace: Workspace,
  body: Fields,
  request: Exclude<SlashRequest, { readonly kind: "ask" }>,
  { visit, person }: { readonly visit: Visit; readonly person: Person },
): Promise<Reply | null> {
  const { bot } = parts;
  switch (request.kind) {
    case "topics":
      return bot.topics(visit);
    case "debate":
      return bot.debate(visit);
    case "explain":
      return bot.explain(visit);
    case "gaps":
      return bot.gaps(visit);
    case "help":
      return bot.help(visit, hintsFor(textAt(body, "command")));
    case "show-data":
      return bot.showData(visit);
    case "delete-data":
      return bot.deleteData(visit);
    case "settings":
      if (request.request === "unknown") return textWord(parts, visit, "settingsUsage");
      return bot.settings(visit, request.request);
    case "digest": {
      const digest = request.request;
      if (digest.verb === "unknown") return textWord(parts, visit, "digestUsage");
      if (digest.verb === "form")
        return openDigestForm(parts, workspace, visit, person, textAt(body, "trigger_id") ?? "");
      return runDigestRequest(parts, workspace, visit, person, digest);
    }
  }
}

/** Whether it is for moderators, and more than the visit says that the person is. */
function needsModerator({ kind }: SlashRequest, { moderator }: Visit): boolean {
  if (kind === "digest") return moderator === false;
  return (kind === "settings" || kind === "gaps") && moderator !== "community";
}

async function textWord(
  parts: Parts,
  visit: Visit,
  word: "digestUsage" | "settingsUsage" | "whoIsUnknown",
): Promise<Reply> {
  const language = await languageFor(parts, visit);
  return textReply(language, WORDS[language][word]);
}

function hintsFor(command = "/staffetta"): Readonly<Record<Language, readonly string[]>> {
  return { it: WORDS.it.hints(command), en: WORDS.en.hints(command) };
}
