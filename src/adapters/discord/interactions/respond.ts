import type { Language } from "../../../bot/bot.ts";
import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import type { Timing } from "../../../bot/digest/ledger/timing.ts";
import type { Log } from "../../../bot/ports/log.ts";
import { createdAtMs } from "../ids.ts";
import { type MessageBody, renderReply } from "../render/message.ts";
import type { DiscordApi, InteractionKey } from "../rest/api.ts";
import { errorDetails, isAlreadyAcknowledged, isExpired, isPassing } from "../rest/errors.ts";
import type { Forms } from "../rest/forms.ts";
import { LATE, within } from "./deadline.ts";

/** Discord waits so long for an acknowledgement. */
const ACKNOWLEDGED_WITHIN_MS = 3000;
/**
 * From the interaction on. What is left of Discord's time is for the way there, and for repeats: one rate limit takes a
 * second at least, since Discord's header counts whole ones.
 */
export const ANSWER_WITHIN_MS = 1000;
/** Then so long again for whether the answer may be read by all. */
export const MANNERS_WITHIN_MS = 300;

/** How long after an edit that didn't get through in all its attempts it is tried anew. */
export const EDIT_AGAIN_AFTER_MS: readonly number[] = [2000, 6000];

export type Responding = {
  readonly bot: Pick<CommunityBot, "manners" | "sorry">;
  readonly api: DiscordApi;
  readonly forms: Forms;
  readonly timing: Timing;
  readonly log: Log;
};

export type Answering = {
  readonly key: InteractionKey;
  readonly visit: Visit;
  /** What the core is making already. */
  readonly work: Promise<Reply>;
  /** True: for the person alone whatever the place's manners are. */
  readonly isPrivate: boolean;
};

/**
 * Says the core's reply: at once where it comes in time, otherwise Discord is told to wait and gets it later. Never
 * rejects: what can't be said is in the log.
 */
export async function respond(parts: Responding, answering: Answering): Promise<void> {
  const { timing, forms, api } = parts;
  const { key, isPrivate } = answering;
  const work = answering.work.catch((error: unknown) => sorryFor(parts, answering, error));
  const early = await within(timing, ANSWER_WITHIN_MS - ageMs(key.id, timing), work);
  if (early === LATE) return respondLater(parts, answering, work);
  try {
    await forms.send((form) => api.reply(key, renderReply(early, form), isPrivate || early.private));
  } catch (error) {
    report(parts, error);
    if (isAlreadyAcknowledged(error) || isExpired(error)) return;
    await lastWords(parts, await languageFor(parts, answering.visit), (body) => api.reply(key, body, true));
  }
}

/**
 * How old an interaction is already: after a break the gateway brings it late. What no acknowledgement could reach any
 * more is a clock that goes wrong, and counts as new.
 */
function ageMs(id: string, { nowMs }: Timing): number {
  const age = nowMs() - (createdAtMs(id) ?? Number.NaN);
  return age > 0 && age < ACKNOWLEDGED_WITHIN_MS ? Math.min(age, ANSWER_WITHIN_MS) : 0;
}

async function respondLater(parts: Responding, answering: Answering, work: Promise<Reply>): Promise<void> {
  const { api, timing, bot } = parts;
  const { key, visit, isPrivate } = answering;
  const manners = isPrivate ? LATE : await within(timing, MANNERS_WITHIN_MS, bot.manners(visit));
  const isHidden = manners === LATE || manners.private;
  try {
    await api.defer(key, isHidden);
  } catch (error) {
    report(parts, error);
    // An attempt that broke may have arrived; whoever acknowledged it, the answer belongs there.
    if (!isAlreadyAcknowledged(error)) return;
  }
  const reply = await work;
  const whispers = reply.private && !isHidden;
  try {
    if (whispers) await whisper(parts, key, reply);
    else await editIn(parts, key, reply);
  } catch (error) {
    report(parts, error);
    // An edit whose answer was lost may have arrived: words of regret would take the answer's place.
    const mayBeThere = !whispers && isPassing(error);
    if (isExpired(error) || mayBeThere) return;
    // Whoever was to be whispered to has no “is thinking…” any more whose place words could take.
    const say = (body: MessageBody) => (whispers ? api.followUp(key, body, true) : api.editReply(key, body));
    await lastWords(parts, await languageFor(parts, visit), say);
  }
}

/** Puts the reply in the place of “is thinking…”; the same edit may be made any number of times. */
async function editIn({ api, forms, timing }: Responding, key: InteractionKey, reply: Reply): Promise<void> {
  const edit = () => forms.send((form) => api.editReply(key, renderReply(reply, form)));
  for (const waitMs of EDIT_AGAIN_AFTER_MS) {
    try {
      return await edit();
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    await timing.sleep(waitMs);
  }
  await edit();
}

/** Discord was told to wait in public: what only the person may read needs a message of its own. */
async function whisper({ api, forms }: Responding, key: InteractionKey, reply: Reply): Promise<void> {
  await api.deleteReply(key);
  await forms.send((form) => api.followUp(key, renderReply(reply, form), true));
}

async function sorryFor(parts: Responding, { visit }: Answering, error: unknown): Promise<Reply> {
  parts.log.error("A reply couldn't be made.", errorDetails(error));
  return parts.bot.sorry(await languageFor(parts, visit));
}

/** Acknowledges what couldn't be handled by a few words. Never rejects. */
export async function apologise(parts: Responding, key: InteractionKey, language: Language): Promise<void> {
  await lastWords(parts, language, (body) => parts.api.reply(key, body, true));
}

/** What Discord refused is made up for by a few words, in the form that every server takes. */
async function lastWords(
  parts: Responding,
  language: Language,
  say: (body: MessageBody) => Promise<void>,
): Promise<void> {
  try {
    await say(renderReply(parts.bot.sorry(language), "content"));
  } catch (error) {
    report(parts, error);
  }
}

async function languageFor({ bot }: Responding, visit: Visit): Promise<Language> {
  return visit.locale ?? (await bot.manners(visit)).language;
}

function report({ log }: Responding, error: unknown): void {
  if (isAlreadyAcknowledged(error)) {
    log.warn(
      "Discord has an interaction's acknowledgement already (40060): an attempt that broke had arrived, or another process runs with the same token and shard.",
    );
  } else if (isExpired(error)) {
    log.warn(
      "An interaction expired before it was answered (10062): look for what slows this machine or its network down; Discord waits three seconds.",
    );
  } else {
    log.error("An interaction couldn't be answered.", errorDetails(error));
  }
}
