import { type APIMessage, ComponentType } from "discord.js";

const CUSTOM_EMOJI = /<a?:(\w+):\d+>/g;
const PERSON = /<@!?(\d+)>/g;
const ROLE_OR_CHANNEL = /<(?:@&|#)\d+>/g;

/** Text that is said in passing, and the marks of headings. */
const SUBTEXT_LINE = /^-# .*$/gm;
const HEADING = /^#{1,3} /gm;
const ESCAPE = /\\([\\*_~`|<@#[\]>.)+-])/g;

/** The fields of a message, or of one that was forwarded, that people read. Another server may leave out any. */
type Written = Partial<Pick<APIMessage, "content" | "mentions" | "embeds" | "components" | "message_snapshots">>;

/** What a message says to somebody: without the bot's mention, people by their names, emoji by theirs. */
export function readMessageText(message: Written, botId: string): string {
  const names = new Map((message.mentions ?? []).map(({ id, username }) => [id, username]));
  return writtenIn(message)
    .replace(PERSON, (_, id: string) => (id === botId ? "" : (names.get(id) ?? "")))
    .replace(ROLE_OR_CHANNEL, "")
    .replace(CUSTOM_EMOJI, ":$1:")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The content; where there is none, that of what was forwarded, of components, or of embeds. */
function writtenIn({ content, message_snapshots: forwarded, components, embeds }: Written): string {
  const texts = [
    () => content ?? "",
    () => (forwarded ?? []).map(({ message }) => writtenIn(message as Written)).join("\n"),
    () => withoutMarks((components ?? []).flatMap(textsOf).join("\n")),
    () => (embeds ?? []).flatMap(({ title, description }) => [title ?? "", description ?? ""]).join("\n"),
  ];
  for (const text of texts) {
    const found = text().trim();
    if (found !== "") return found;
  }
  return "";
}

type Component = { readonly type: number; readonly content?: string; readonly components?: readonly Component[] };

/** Text displays, however deep. */
function textsOf(component: object): readonly string[] {
  const { type, content, components } = component as Component;
  return [
    ...(type === ComponentType.TextDisplay && content !== undefined ? [content] : []),
    ...(components ?? []).flatMap(textsOf),
  ];
}

function withoutMarks(markdown: string): string {
  return markdown
    .replace(SUBTEXT_LINE, "")
    .replace(HEADING, "")
    .replace(ESCAPE, "$1")
    .replace(/\n{2,}/g, "\n");
}

/** Whether the bot's mention was typed, which a reply that pings it doesn't do. */
export function mentionsTyped(content: string, botId: string): boolean {
  return content.includes(`<@${botId}>`) || content.includes(`<@!${botId}>`);
}
