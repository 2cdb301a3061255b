/** What Slack writes between angle brackets: a kind, what it means, and how it is shown. */
const TOKEN = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;
const FIRST_MENTION = /<@[UW][A-Z0-9]*(?:\|[^<>]*)?>/;
const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What a person reads where Slack writes mark-up: names in the place of ids, addresses as they are shown. The bot's own
 * mention is left out, and so is the first mention of an `app_mention` where nobody knows the bot's id.
 */
export function spokenText(written: string, botUserId: string | undefined, isAppMention: boolean): string {
  const known = botUserId !== undefined && written.includes(`<@${botUserId}`);
  const text = isAppMention && !known ? written.replace(FIRST_MENTION, " ") : written;
  return text
    .replace(TOKEN, (_token, kind: string, meaning: string, shown: string | undefined) => {
      if (kind === "@") return meaning === botUserId ? " " : `@${shown ?? "…"}`;
      if (kind === "#") return `#${shown ?? "…"}`;
      // A group's mention (!subteam^…), a date, or everybody.
      if (kind === "!") return shown ?? `@${meaning.split("^")[0]}`;
      return shown ?? meaning;
    })
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t\u00a0]+/g, " ")
    .trim();
}
