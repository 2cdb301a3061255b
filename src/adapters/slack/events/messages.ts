import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import { BoundedMap } from "../../../collections/bounded-map.ts";
import { type Fields, textAt } from "../fields.ts";
import type { Parts } from "../parts.ts";
import { renderMessage } from "../render/message.ts";
import { plainVisit } from "../visits.ts";
import { type Place, post } from "../web/post.ts";
import { WORDS } from "../words/words.ts";
import type { Workspace } from "../workspaces.ts";
import { answerOnce } from "./answer-once.ts";
import { type IncomingMessage, readMessage } from "./incoming.ts";
import { eventKey, messageKey } from "./keys.ts";
import type { Pane } from "./pane.ts";

/** What this process answered lately isn't even looked at again; the store knows the rest. */
const ANSWERED_REMEMBERED_MAX = 10_000;
/** Of Slack's errors, those that the bot isn't where it was mentioned. */
const NOT_THERE = new Set(["not_in_channel", "channel_not_found"]);

/** Handles an event that says that somebody wrote something; resolves once it was answered, or needs no answer. */
export type MessageHandler = (body: Fields, workspace: Workspace) => Promise<void>;

export function createMessageHandler(parts: Parts, pane: Pane): MessageHandler {
  const underWay = new Map<string, Promise<void>>();
  const answered = new BoundedMap<string, true>(ANSWERED_REMEMBERED_MAX);

  async function answer(workspace: Workspace, message: IncomingMessage, keys: readonly string[]): Promise<void> {
    const { channel, underThread, direct, person } = message;
    // A mention begins a thread of its own; a direct message is a conversation already.
    const thread = underThread ?? (direct ? null : message.ts);
    const beginsThread = underThread === null && !direct;
    const overhears = parts.threadFollowUps;
    const visit = plainVisit(workspace, { channel, thread, beginsThread, overhears, direct, person });
    const status = direct && thread !== null ? showStatus(visit, workspace, thread) : undefined;
    const reply = await replyTo(visit, message);
    await status;
    if (reply === null) return;
    const place: Place = { channel, thread, onlyFor: reply.private && !direct ? person : null };
    const rendered = renderMessage(reply);
    const outcome = await answerOnce(parts, workspace.community, keys, () => post(workspace.client, place, rendered));
    answered.set(messageKey(workspace.community, channel, message.ts), true);
    // A message ends the status; without one it would stay for minutes.
    if (outcome.kind !== "posted" && status !== undefined && thread !== null)
      await pane.showStatus(workspace, channel, thread, "");
    if (outcome.kind === "refused") await tellPerson(workspace, message, outcome.code, reply);
    if (outcome.kind === "posted" && direct && thread !== null)
      await pane.nameThread(workspace, channel, thread, message.text);
  }

  async function replyTo(visit: Visit, { text, address }: IncomingMessage): Promise<Reply | null> {
    try {
      return await parts.bot.message(visit, text, address);
    } catch (error) {
      parts.log.error("A message couldn't be answered.", { error });
      return parts.bot.sorry((await parts.bot.manners(visit)).language);
    }
  }

  async function showStatus(visit: Visit, workspace: Workspace, thread: string): Promise<void> {
    const { language } = await parts.bot.manners(visit);
    await pane.showStatus(workspace, visit.channel, thread, WORDS[language].status);
  }

  /** Where the person can do something about it. */
  async function tellPerson(
    workspace: Workspace,
    { person, direct }: IncomingMessage,
    code: string,
    { language }: Reply,
  ): Promise<void> {
    const word = NOT_THERE.has(code) ? "notInChannel" : code.startsWith("restricted_action") ? "mayNotPost" : undefined;
    if (word === undefined || direct) return;
    const place = { channel: person, thread: null, onlyFor: null };
    await post(workspace.client, place, { text: WORDS[language][word], blocks: [] });
  }

  return async (body, workspace) => {
    const message = readMessage(body, workspace, parts.threadFollowUps);
    if (message === null) return;
    const place = messageKey(workspace.community, message.channel, message.ts);
    const eventId = textAt(body, "event_id");
    const keys = eventId === undefined ? [place] : [place, eventKey(workspace.community, eventId)];
    if (answered.has(place)) return;
    const work = underWay.get(place) ?? answer(workspace, message, keys).finally(() => underWay.delete(place));
    underWay.set(place, work);
    await work;
  };
}
