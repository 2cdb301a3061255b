import type { Block, Source } from "../../../bot/community/reply.ts";
import { beginning } from "./cut.ts";
import { escapeLine, plainLine } from "./escape.ts";

/** A line of Markdown: plain text between marks. Cut, it keeps its marks. */
export type Line = {
  readonly before: string;
  readonly plain: string;
  readonly after: string;
  /** A little apart from what stands above. */
  readonly apart: boolean;
};

export type TextBlock = Extract<Block, { readonly kind: "heading" | "text" | "list" | "sources" | "hidden" }>;

/** The lines of a block; white space alone is no line. */
export function linesOf(block: TextBlock): readonly Line[] {
  switch (block.kind) {
    case "heading":
      return lines([block.text], "### ");
    case "text":
      return block.quiet === true ? lines(block.text.split("\n"), "-# ") : apart(lines(block.text.split("\n")));
    case "list":
      return lines(block.items, "- ");
    case "sources":
      return block.sources.flatMap(sourceLines);
    case "hidden":
      return [...apart(lines([block.label], "**", "**")), ...lines([block.text.replaceAll("\n", " ")], "||", "||")];
  }
}

/** A label above buttons, said in passing. */
export function labelLines(label: string): readonly Line[] {
  return lines([label], "-# ");
}

/** Lines put together; once a line had to be cut, nothing follows it. */
export function joinLines(all: readonly Line[], charactersMax: number): string {
  let text = "";
  for (const line of all) {
    const separator = text === "" ? "" : line.apart ? "\n\n" : "\n";
    const whole = markdownOf(line, line.plain);
    if (text.length + separator.length + whole.length <= charactersMax) {
      text += separator + whole;
      continue;
    }
    const room = charactersMax - text.length - separator.length;
    const part = beginning(line.plain, room, (plain) => markdownOf(line, plain).length);
    return part === null ? text : text + separator + markdownOf(line, part);
  }
  return text;
}

function markdownOf({ before, after }: Line, plain: string): string {
  return before + escapeLine(plain) + after;
}

function lines(texts: readonly string[], before = "", after = ""): readonly Line[] {
  return texts.map(plainLine).flatMap((plain) => (plain === "" ? [] : [{ before, plain, after, apart: false }]));
}

function apart([first, ...rest]: readonly Line[]): readonly Line[] {
  return first === undefined ? [] : [{ ...first, apart: true }, ...rest];
}

function sourceLines({ text, address }: Source): readonly Line[] {
  const link = address === null ? null : linkTarget(address);
  return link === null ? lines([text], "-# ") : lines([text], "-# [", `](<${link}>)`);
}

/** The address as it may stand between angle brackets, where no preview is made of it; null for none of the web's. */
function linkTarget(address: string): string | null {
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? "")) return null;
  return new URL(address).href
    .replace(/[<>()\s]/g, encodeURIComponent)
    .replaceAll("(", "%28")
    .replaceAll(")", "%29");
}
