/**
 * What names a person or leads to one, or would ping somebody: mentions as platforms write them, e-mail and web
 * addresses, names after an at sign, telephone numbers. Rather a word too many is taken out than one too few.
 */
const PERSONAL = [
  /<(?:[@#!][^<>\s]|:|a:|t:|id:)[^<>]*>/g,
  /<?\b(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|tel:|www\.)[^\s<>]+>?/gi,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /@[\p{L}\p{N}._-]+(?:#\d{4})?/gu,
  /\b(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|it|eu|io|ai|dev|app|gg|me|co|uk|de|fr|es|info|xyz)\b(?:\/\S*)?/giu,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /(?<![\p{L}\p{N}])(?:\+|00)?\d(?:[\s./()-]?\d){7,14}(?![\p{L}\p{N}])/gu,
];

/**
 * The text without mentions and addresses, on one line, white space folded. Control characters and invisible marks go
 * too: what somebody wrote is about to be shown to others. What is left holds nothing more to take out.
 */
export function redact(text: string): string {
  // Invisible marks first: a mention may be written around one.
  let left = tidy(text.replace(/\s/gu, " ").replace(/[\p{Cc}\p{Cf}]/gu, ""));
  for (let before = ""; before !== left; ) {
    before = left;
    left = tidy(PERSONAL.reduce((rest, pattern) => rest.replace(pattern, " "), left));
  }
  return left;
}

function tidy(text: string): string {
  return text
    .replace(/ +/g, " ")
    .replace(/ ([?!.,;:])/g, "$1")
    .trim();
}
