import type { types } from "@slack/bolt";
import type { Language } from "../../bot/bot.ts";
import type { Reply } from "../../bot/community/reply.ts";
import type { Pane } from "./events/pane.ts";
import { questionsOf } from "./events/pane.ts";
import { type Fields, fieldsAt, textAt } from "./fields.ts";
import type { Parts } from "./parts.ts";
import { VIEW_BLOCKS_MAX } from "./render/limits.ts";
import { renderBlocks } from "./render/message.ts";
import { fullVisit } from "./visits.ts";
import { failureOf } from "./web/failures.ts";
import { remedyOf } from "./web/remedies.ts";
import { LANGUAGE_NAMES, WORDS } from "./words/words.ts";
import type { Workspace } from "./workspaces.ts";

export const LANGUAGE_ACTION_ID = "language";
export const AUTOMATIC = "auto";

/** Shows somebody their page of the app. */
export async function publishHome(parts: Parts, workspace: Workspace, person: string): Promise<void> {
  const { visit } = await fullVisit(parts, workspace, { channel: person, thread: null, direct: true, person });
  const ownsChannel = async (channel: string) => (await parts.people.isCreator(workspace, channel, person)) === true;
  const [reply, chosen] = await Promise.all([parts.bot.home(visit, ownsChannel), parts.bot.languageOf(visit)]);
  try {
    await workspace.client.views.publish({ user_id: person, view: renderHome(reply, chosen) });
  } catch (error) {
    const failure = failureOf(error);
    parts.log.warn("A home tab couldn't be shown.", { code: failure.code, remedy: remedyOf(failure) });
  }
}

/** Somebody opened the app: its home, or (tab `messages`) its pane, where questions are suggested. */
export async function handleAppHomeOpened(parts: Parts, pane: Pane, body: Fields, workspace: Workspace): Promise<void> {
  const event = fieldsAt(body, "event");
  const person = textAt(event, "user");
  if (person === undefined) return;
  if (event.tab !== "messages") return publishHome(parts, workspace, person);
  const channel = textAt(event, "channel");
  if (channel !== undefined) await suggestIn(parts, pane, workspace, { channel, thread: null, person });
}

/** The older way: each conversation of the pane begins as a thread. */
export async function handleThreadStarted(parts: Parts, pane: Pane, body: Fields, workspace: Workspace): Promise<void> {
  const started = fieldsAt(fieldsAt(body, "event"), "assistant_thread");
  const channel = textAt(started, "channel_id");
  const thread = textAt(started, "thread_ts");
  const person = textAt(started, "user_id");
  if (channel === undefined || thread === undefined || person === undefined) return;
  await suggestIn(parts, pane, workspace, { channel, thread, person });
}

async function suggestIn(
  parts: Parts,
  pane: Pane,
  workspace: Workspace,
  spot: { readonly channel: string; readonly thread: string | null; readonly person: string },
): Promise<void> {
  const { visit } = await fullVisit(parts, workspace, { ...spot, direct: true });
  const reply = await parts.bot.home(visit);
  const questions = questionsOf(reply);
  if (questions.length === 0) return;
  await pane.suggest(workspace, spot.channel, spot.thread, WORDS[reply.language].promptsTitle, questions);
}

/** @param chosen the language that the person chose; null where none was. */
export function renderHome(reply: Reply, chosen: Language | null): types.HomeView {
  const words = WORDS[reply.language];
  const option = (value: string, name: string): types.PlainTextOption => ({
    text: { type: "plain_text", text: name },
    value,
  });
  const options = [
    option(AUTOMATIC, words.languageAutomatic),
    ...Object.entries(LANGUAGE_NAMES).map(([language, name]) => option(language, name)),
  ];
  const current = options.find(({ value }) => value === (chosen ?? AUTOMATIC));
  return {
    type: "home",
    blocks: [
      {
        type: "section",
        text: { type: "plain_text", text: words.languageLabel },
        accessory: {
          type: "static_select",
          action_id: LANGUAGE_ACTION_ID,
          options,
          ...(current !== undefined && { initial_option: current }),
        },
      },
      { type: "divider" },
      ...renderBlocks(reply, "view", VIEW_BLOCKS_MAX - 2),
    ],
  };
}
