import { ask, askIfAnswered } from "./ask.ts";
import type { Address } from "./community-bot.ts";
import { mannersOf, pointElsewhere, textReply } from "./manners.ts";
import { isMuteWord } from "./mute-words.ts";
import type { Parts } from "./parts.ts";
import type { Reply } from "./reply.ts";
import { placeOf, type Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** What is said to a message, or null. In a thread this also decides whether the bot takes part. */
export async function message(parts: Parts, visit: Visit, text: string, address: Address): Promise<Reply | null> {
  if (visit.thread !== null && !visit.direct) {
    const state = visit.beginsThread === true ? undefined : await parts.store.threads.read(placeOf(visit));
    if (address !== "mention" && state === "quiet") return null;
    if (address === "overheard" && state === undefined) return null;
    if (isMuteWord(text, address === "overheard")) return mute(parts, visit, text, address);
    // Somebody told somebody else to stop.
    if (address === "overheard" && isMuteWord(text)) return null;
    // That it takes part matters only where it could be overhearing.
    const isNews = state !== "called" && (visit.overhears !== false || state === "quiet");
    if (address !== "overheard" && isNews) await parts.store.threads.write(placeOf(visit), "called");
  }
  if (!visit.canWhisper) {
    const manners = await mannersOf(parts, visit);
    if (manners.private) return address === "overheard" ? null : pointElsewhere(parts, manners, visit, text);
  }
  // People in a thread also talk to each other: what has no answer wasn't meant for the bot.
  return address === "overheard" ? askIfAnswered(parts, visit, text) : ask(parts, visit, text);
}

/** Who wasn't speaking to the bot gets no reply either. */
async function mute(parts: Parts, visit: Visit, text: string, address: Address): Promise<Reply | null> {
  await parts.store.threads.write(placeOf(visit), "quiet");
  if (address === "overheard") return null;
  const language = parts.bot.languageOf(text) ?? (await mannersOf(parts, visit)).language;
  return textReply(language, COMMUNITY_WORDS[language].quieted, false);
}
