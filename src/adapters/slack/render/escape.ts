/** A channel as Slack writes it: it pings nobody and stays live, in text of the core's as in anybody's. */
const CHANNEL_TOKEN = /<#[CG][A-Z0-9]{1,20}(?:\|[^<>|]{0,80})?>/;
/** A channel is left alone, of the others each has an entity. */
const SPECIAL = new RegExp(`${CHANNEL_TOKEN.source}|[&<>]`, "gu");
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** What isn't cut, in escaped text. */
const UNITS = new RegExp(`${CHANNEL_TOKEN.source}|&(?:amp|lt|gt);|[\\s\\S]`, "gu");
/** What would begin bold, italic, struck or code where no word is before it and no space behind it. */
const MARK_UP = /(?<![\p{L}\p{N}])[*_~`](?=\S)/gu;
/** Slack reads it as a space: what is before it opens nothing. */
const ZERO_WIDTH_SPACE = "\u200b";
/** At the beginning of a line, where Slack quotes. */
const QUOTE = /^(?=>)/gm;
const ELLIPSIS = "…";

/** Plain text as Slack's mark-up that looks like it: nothing in it pings, links or is set in bold. */
export function escaped(text: string): string {
  const neutral = text.toWellFormed().replace(MARK_UP, `$&${ZERO_WIDTH_SPACE}`).replace(QUOTE, ZERO_WIDTH_SPACE);
  return neutral.replace(SPECIAL, (special) => ENTITIES[special] ?? special);
}

/**
 * Escaped text in pieces of at most `charactersMax`, none empty: cut at line ends or spaces where that loses little, and
 * never within an entity, a channel or a character.
 */
export function escapedPieces(text: string, charactersMax: number): readonly string[] {
  const whole = escaped(text).trim();
  if (whole.length <= charactersMax) return whole === "" ? [] : [whole];
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  for (const unit of whole.match(UNITS) ?? []) {
    if (length + unit.length > charactersMax) {
      const kept = breakAt(piece);
      pieces.push(piece.slice(0, kept).join(""));
      piece = piece.slice(kept);
      length = piece.reduce((sum, each) => sum + each.length, 0);
    }
    piece.push(unit);
    length += unit.length;
  }
  pieces.push(piece.join(""));
  return pieces.map((each) => each.trim()).filter((each) => each !== "");
}

/** Escaped text of at most `charactersMax`, which ends in an ellipsis where something was cut. */
export function escapedWithin(text: string, charactersMax: number): string {
  const whole = escaped(text.trim());
  if (whole.length <= charactersMax) return whole;
  const [first = ""] = escapedPieces(text, charactersMax - ELLIPSIS.length);
  return first + ELLIPSIS;
}

/** For Slack's plain text elements, which show what they get: at most so many characters, and never broken ones. */
export function plainWithin(text: string, charactersMax: number): string {
  const clean = text.toWellFormed().replace(/\s+/g, " ").trim();
  if (clean.length <= charactersMax) return clean;
  const cut = clean.slice(0, charactersMax - ELLIPSIS.length);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd() + ELLIPSIS;
}

/** A link where the address is one that browsers open, else the text. */
export function linked(text: string, address: string | null, charactersMax: number): string {
  const href = address === null ? undefined : hrefOf(address);
  // What divides address and text must not occur in either.
  const label = escapedWithin(text.replaceAll("|", "¦"), charactersMax - (href === undefined ? 0 : href.length + 3));
  return href === undefined || label === "" ? label : `<${href}|${label}>`;
}

const ADDRESS_CHARACTERS_MAX = 500;

function hrefOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  if (!/^https?:$/.test(protocol) || href.length > ADDRESS_CHARACTERS_MAX) return undefined;
  return href.replace(/[<>|]/g, encodeURIComponent).replaceAll("&", "&amp;");
}

/** How many of these units make a piece: up to its last line end in its second half, or its last space there. */
function breakAt(units: readonly string[]): number {
  const half = units.length / 2;
  for (const separator of ["\n", " "]) {
    const at = units.lastIndexOf(separator);
    if (at > half) return at + 1;
  }
  return units.length;
}
