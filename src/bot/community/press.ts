import type { Language } from "../../knowledge/pack/types.ts";
import { citationOf } from "../answer/compose.ts";
import { redact } from "../privacy/redact.ts";
import type { Action } from "./actions.ts";
import { ask } from "./ask.ts";
import { debate, topic } from "./browse.ts";
import { follow, unfollow, want } from "./gap-buttons.ts";
import { textReply } from "./manners.ts";
import type { Parts } from "./parts.ts";
import { askToDelete, deleteData, showData } from "./personal.ts";
import type { Form, Reply } from "./reply.ts";
import { sourcesOf } from "./sources.ts";
import type { Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

const COMMENT_CHARACTERS_MAX = 500;

/** @param message the platform's id of the message with the button: the answer that feedback is about. */
export async function press(parts: Parts, visit: Visit, action: Action, message: string): Promise<Reply> {
  const { language } = action;
  switch (action.kind) {
    case "ask":
      return askEntry(parts, visit, action.entry, language);
    case "reveal":
      return reveal(parts, action.entry, language);
    case "helpful":
    case "unhelpful":
      await rate(parts, visit, action, message);
      return textReply(language, thanksFor(action.kind, language));
    case "want":
      return want(parts, visit, action.gap, language);
    case "follow":
      return follow(parts, visit, action.gap, language);
    case "unfollow":
      return unfollow(parts, visit, action.gap, language);
    case "debate":
      return debate(parts, visit, action);
    case "topic":
      return topic(parts, visit, action.topic, language);
    case "show-data":
      return showData(parts, visit, language);
    case "delete-data":
      return askToDelete(parts, visit, language);
    case "delete-data-surely":
      return deleteData(parts, visit, language);
  }
}

/** Who says that an answer didn't help is asked why; whatever becomes of the form, the press counts. */
export function formOf(action: Action, language: Language): Form | undefined {
  if (action.kind !== "unhelpful") return undefined;
  const { title, send, cancel, label, hint } = COMMUNITY_WORDS[language].whyNot;
  return {
    ...{ submit: action, title, send, cancel },
    field: { label, hint, required: false, charactersMax: COMMENT_CHARACTERS_MAX },
  };
}

export async function submit(
  parts: Parts,
  visit: Visit,
  action: Action,
  message: string,
  typed: string,
): Promise<Reply> {
  if (action.kind !== "unhelpful") return press(parts, visit, action, message);
  const comment = redact(typed.slice(0, COMMENT_CHARACTERS_MAX));
  await rate(parts, visit, action, message, comment === "" ? undefined : comment);
  return textReply(action.language, thanksFor(action.kind, action.language));
}

async function askEntry(parts: Parts, visit: Visit, entry: string, language: Language): Promise<Reply> {
  const question = parts.directory.entry(entry)?.entry.questions[language][0];
  if (question === undefined) return textReply(language, COMMUNITY_WORDS[language].gone);
  return ask(parts, visit, question, { language, showQuestion: true });
}

function reveal({ directory }: Parts, entry: string, language: Language): Reply {
  const subject = directory.entry(entry);
  if (subject === undefined) return textReply(language, COMMUNITY_WORDS[language].gone);
  const text = subject.entry.answer[language];
  return {
    ...{ language, private: true, summary: text },
    blocks: [
      { kind: "text", text },
      { kind: "sources", sources: sourcesOf([citationOf(subject, language)]) },
    ],
  };
}

async function rate(
  { store, directory, clock }: Parts,
  { platform, community, person }: Visit,
  { kind, entries }: Extract<Action, { kind: "helpful" | "unhelpful" }>,
  answer: string,
  comment?: string,
): Promise<void> {
  await store.feedback.record({
    ...{ platform, community, answer, entries: directory.keysOf(entries), helpful: kind === "helpful" },
    ...(comment !== undefined && { comment }),
    person: await store.people.identify(platform, person),
    atMs: clock(),
  });
}

function thanksFor(kind: "helpful" | "unhelpful", language: Language): string {
  const { thanksForYes, thanksForNo } = COMMUNITY_WORDS[language];
  return kind === "helpful" ? thanksForYes : thanksForNo;
}
