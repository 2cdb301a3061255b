import type { Answer } from "../answer/types.ts";
import type { PersonKey } from "../ports/people.ts";
import { redact } from "../privacy/redact.ts";
import { answerReply } from "./answer-reply.ts";
import type { AskOptions } from "./community-bot.ts";
import { conversationKey } from "./conversation-key.ts";
import { mannersOf, textReply } from "./manners.ts";
import { isMuteWord } from "./mute-words.ts";
import { languageFor, type Parts } from "./parts.ts";
import type { Reply } from "./reply.ts";
import { NO_COMMUNITY, type Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** A gap's text is a question, not an essay. */
const GAP_CHARACTERS_MAX = 300;

export type Asking = AskOptions & {
  /** Nobody typed the question: it is shown above its answer. */
  readonly showQuestion?: boolean;
};

/** Answers a question, and keeps what a community's bot keeps of one: counts of what was asked, and the gap. */
export async function ask(parts: Parts, visit: Visit, question: string, options: Asking = {}): Promise<Reply> {
  if (isMuteWord(question) && options.quoted !== true) return howToSilence(parts, visit, options);
  const found = await find(parts, visit, question, options);
  const { answer, isPrivate } = found;
  if (answer.status === "answered") count(parts, visit, found);
  const isGap = answer.reason === "unknown" && options.quoted !== true;
  const gap = isGap ? await recordGap(parts, visit, question, found) : undefined;
  return answerReply(answer, {
    private: isPrivate,
    ...(options.showQuestion === true && { question }),
    ...(gap !== undefined && { gap, hasEditors: visit.community !== NO_COMMUNITY }),
  });
}

/** Where there is no thread to be quiet in, as in a direct message, or a command asks for it. */
async function howToSilence(parts: Parts, visit: Visit, options: AskOptions): Promise<Reply> {
  const [language, manners] = await Promise.all([languageFor(parts, visit), mannersOf(parts, visit)]);
  return textReply(language, COMMUNITY_WORDS[language].howToSilence, manners.private || options.private === true);
}

/** The answer to something that perhaps wasn't meant for the bot: null where it has none, and then nothing is counted. */
export async function askIfAnswered(parts: Parts, visit: Visit, text: string): Promise<Reply | null> {
  const found = await find(parts, visit, text, {});
  if (found.answer.status === "abstained") return null;
  count(parts, visit, found);
  return answerReply(found.answer, { private: found.isPrivate });
}

type Found = { readonly answer: Answer; readonly asker: PersonKey; readonly isPrivate: boolean };

async function find(parts: Parts, visit: Visit, question: string, options: AskOptions): Promise<Found> {
  const { bot, store } = parts;
  const [manners, asker] = await Promise.all([
    mannersOf(parts, visit),
    store.people.identify(visit.platform, visit.person),
  ]);
  const language = options.language ?? (await store.preferences.read(asker))?.language;
  const isPrivate = manners.private || options.private === true;
  const answer = await bot.ask({
    question,
    conversation: conversationKey(visit, asker, isPrivate),
    begins: visit.beginsThread === true,
    channelLanguage: manners.language,
    ...(language !== undefined && language !== null && { language }),
  });
  return { answer, asker, isPrivate };
}

/** What many ask is counted beside the reply: nobody waits for it. */
function count({ store, clock, report }: Parts, visit: Visit, { answer, asker, isPrivate }: Found): void {
  const { platform, community, direct } = visit;
  // Counts are shown in the community: what it couldn't read along stays out of them.
  if (isPrivate || direct) return;
  const entries = answer.citations.map(({ pack, entry }) => `${pack}/${entry}`);
  store.activity.record({ platform, community, entries, asker, atMs: clock() }).catch(report);
}

/** The gap's id; undefined where nothing is left of the question once personal data are out. */
async function recordGap(
  { store, clock }: Parts,
  { platform, community }: Visit,
  question: string,
  { answer: { language }, asker }: Found,
): Promise<string | undefined> {
  const text = redact(question.slice(0, GAP_CHARACTERS_MAX));
  const key = sameQuestion(text);
  if (key === "") return undefined;
  return store.gaps.record({ platform, community, key, text, language, asker, atMs: clock() });
}

/** Equal for wordings that differ in case, accents, marks and order of words alone. */
function sameQuestion(text: string): string {
  const words = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return [...new Set(words)].sort().join(" ");
}
