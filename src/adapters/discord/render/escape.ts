import { printable } from "../../../text/printable.ts";

/** A channel's name: the only mark-up that plain text may hold, since it pings nobody. `Poster.nameOf` makes it. */
const CHANNEL = /(<#\d{15,21}>)/;
/** What means something to Discord wherever it stands. `<` begins mentions, timestamps, emoji and quiet links. */
const ANYWHERE = /[\\*_~`|<@[\]]/g;
/** What means something where a line begins: headings, quotes, lists. */
const AT_LINE_START = /^(\s*)(-#|#{1,6}|>{1,3}|[-+]|\d{1,9}[.)])(?=\s|$)/;

/** One line of plain text as Discord's Markdown that shows just that text. Line feeds become spaces. */
export function escapeLine(text: string): string {
  return printable(text)
    .replaceAll("\n", " ")
    .split(CHANNEL)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(ANYWHERE, "\\$&")))
    .join("")
    .replace(AT_LINE_START, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

/** Plain text for where Discord knows no Markdown: buttons, titles, choices. One line. */
export function plainLine(text: string): string {
  return printable(text).replace(/\s+/g, " ").trim();
}
