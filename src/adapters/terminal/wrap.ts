const WIDE = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/u;
const WITHOUT_WIDTH = /\p{Mn}|\p{Cf}|\ufe0f/u;

/** How many columns a terminal takes for a text without control characters. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (WIDE.test(character)) columns += 2;
    else if (!WITHOUT_WIDTH.test(character)) columns += 1;
  }
  return columns;
}

/**
 * Breaks lines between words so that each fits the width, and indents all but the first of a paragraph. A word that is
 * longer than the width stays whole: an address must stay one. Without a width lines stay as they are.
 */
export function wrap(text: string, width: number | undefined, indent = ""): string {
  if (width === undefined) return text;
  return text
    .split("\n")
    .map((paragraph) => wrapParagraph(paragraph, width, indent))
    .join("\n");
}

function wrapParagraph(paragraph: string, width: number, indent: string): string {
  const lead = /^ */.exec(paragraph)?.[0] ?? "";
  const lines: string[] = [];
  let line = lead;
  let columns = lead.length;
  let empty = true;
  for (const word of paragraph.split(/ +/).filter((each) => each !== "")) {
    const needed = columnsOf(word);
    if (!empty && columns + 1 + needed > width) {
      lines.push(line);
      line = indent;
      columns = indent.length;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    columns += needed + (empty ? 0 : 1);
    empty = false;
  }
  lines.push(line);
  return lines.join("\n");
}
