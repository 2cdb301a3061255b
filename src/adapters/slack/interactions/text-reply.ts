import type { Language } from "../../../bot/bot.ts";
import type { Reply } from "../../../bot/community/reply.ts";

/** The adapter's own words to one person, in the form that all replies have. */
export function textReply(language: Language, text: string): Reply {
  return { language, private: true, summary: text, blocks: [{ kind: "text", text }] };
}
