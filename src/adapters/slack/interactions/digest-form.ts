import type { types } from "@slack/bolt";
import type { Language } from "../../../bot/bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import type { SubscriptionWishes } from "../../../bot/digest/commands/types.ts";
import { DIGEST_PARTS, WHEN_EXHAUSTED } from "../../../bot/ports/subscriptions.ts";
import { type Fields, fieldsAt, listAt, textAt } from "../fields.ts";
import type { Parts } from "../parts.ts";
import type { Person } from "../people.ts";
import { plainWithin } from "../render/escape.ts";
import { OPTION_CHARACTERS_MAX } from "../render/limits.ts";
import { titleOf } from "../render/views.ts";
import { languageFor } from "../visits.ts";
import { failureOf } from "../web/failures.ts";
import { remedyOf } from "../web/remedies.ts";
import { LANGUAGE_NAMES, WORDS } from "../words/words.ts";
import type { Workspace } from "../workspaces.ts";
import { textReply } from "./text-reply.ts";

export const DIGEST_CALLBACK_ID = "digest";
const THREAD = "thread";
const SUGGESTED_TIME = "09:00";

/**
 * Opens the window that subscribes a channel; a person who may not moderate is told so instead, and where no window opens
 * (its trigger lives three seconds), what to type.
 */
export async function openDigestForm(
  parts: Parts,
  { client }: Workspace,
  visit: Visit,
  person: Person,
  triggerId: string,
): Promise<Reply | null> {
  // The core says who may; nothing is changed by asking for the status.
  if (!visit.moderator) return parts.bot.digest(visit, (moderation, moderator) => moderation.status(moderator));
  const language = await languageFor(parts, visit);
  const { language: spoken } = await parts.bot.manners(visit);
  const view = renderDigestForm(language, visit, spoken, person.timeZone);
  try {
    await client.views.open({ trigger_id: triggerId, view });
    return null;
  } catch (error) {
    const failure = failureOf(error);
    parts.log.warn("A window couldn't be opened.", { code: failure.code, remedy: remedyOf(failure) });
    return textReply(language, `${WORDS[language].noWindow}\n${WORDS[language].digestUsage}`);
  }
}

/** @param language of the window. @param spoken what the channel speaks, which its digest will too. */
export function renderDigestForm(
  language: Language,
  { channel, direct }: Pick<Visit, "channel" | "direct">,
  spoken: Language,
  timeZone: string | undefined,
): types.ModalView {
  const words = WORDS[language].digestForm;
  const languages = Object.entries(LANGUAGE_NAMES).map(([value, name]) => option(value, name));
  const parts = DIGEST_PARTS.map((part) => option(part, words.partNames[part]));
  const whenExhausted = WHEN_EXHAUSTED.map((each) => option(each, words.whenExhaustedNames[each]));
  return {
    type: "modal",
    callback_id: DIGEST_CALLBACK_ID,
    title: titleOf(words.title),
    submit: titleOf(words.send),
    close: titleOf(words.cancel),
    blocks: [
      input("channel", words.channel, {
        type: "conversations_select",
        action_id: "channel",
        filter: { include: ["public", "private"], exclude_bot_users: true },
        ...(!direct && { initial_conversation: channel }),
      }),
      input("time", words.time, { type: "timepicker", action_id: "time", initial_time: SUGGESTED_TIME }),
      input("zone", words.timeZone, {
        type: "plain_text_input",
        action_id: "zone",
        max_length: 100,
        placeholder: { type: "plain_text", text: words.timeZoneHint },
        ...(timeZone !== undefined && { initial_value: timeZone }),
      }),
      input("language", words.language, {
        type: "static_select",
        action_id: "language",
        options: languages,
        ...initial(languages, spoken),
      }),
      input("parts", words.parts, { type: "checkboxes", action_id: "parts", options: parts, initial_options: parts }),
      {
        ...input("thread", words.thread, {
          type: "checkboxes",
          action_id: "thread",
          options: [option(THREAD, words.threadLabel)],
        }),
        optional: true,
      },
      input("exhausted", words.whenExhausted, {
        type: "static_select",
        action_id: "exhausted",
        options: whenExhausted,
        ...initial(whenExhausted, WHEN_EXHAUSTED[0]),
      }),
    ],
  };
}

/** What the window was sent with. `channel`: empty where none was chosen. */
export function readDigestForm(view: Fields): { readonly channel: string; readonly wishes: SubscriptionWishes } {
  const values = fieldsAt(fieldsAt(view, "state"), "values");
  const at = (name: string) => fieldsAt(fieldsAt(values, name), name);
  const selected = (name: string) => textAt(fieldsAt(at(name), "selected_option"), "value");
  const checked = (name: string) => listAt(at(name), "selected_options").map((each) => textAt(each, "value"));
  const time = textAt(at("time"), "selected_time");
  const timeZone = textAt(at("zone"), "value");
  const language = selected("language");
  const whenExhausted = WHEN_EXHAUSTED.find((each) => each === selected("exhausted"));
  const parts = checked("parts");
  return {
    channel: textAt(at("channel"), "selected_conversation") ?? "",
    wishes: {
      ...(time !== undefined && { time }),
      ...(timeZone !== undefined && { timeZone }),
      ...((language === "it" || language === "en") && { language }),
      parts: Object.fromEntries(DIGEST_PARTS.map((part) => [part, parts.includes(part)])),
      thread: checked("thread").includes(THREAD),
      ...(whenExhausted !== undefined && { whenExhausted }),
    },
  };
}

function input(block_id: string, label: string, element: types.InputBlock["element"]): types.InputBlock {
  return { type: "input", block_id, label: { type: "plain_text", text: label }, element };
}

function option(value: string, text: string): types.PlainTextOption {
  return { value, text: { type: "plain_text", text: plainWithin(text, OPTION_CHARACTERS_MAX) } };
}

function initial(options: readonly types.PlainTextOption[], value: string) {
  const found = options.find((each) => each.value === value);
  return found === undefined ? {} : { initial_option: found };
}
