/**
 * C0 and C1 control characters but the line feed, and the marks that turn the direction of what follows: a text that
 * comes from a file must not move a terminal's cursor, change its title, or show words in another order.
 */
const UNPRINTABLE = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** The text without control characters; tabs and other white space become spaces, line feeds stay. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\t", " ").replace(UNPRINTABLE, "");
}
