/** Endings of addresses that people write without a protocol; those that are also words, like “in” and “to”, aren't. */
const TOP_LEVEL_DOMAINS =
  "com|org|net|edu|gov|info|biz|it|eu|uk|de|fr|es|ch|cn|jp|ru|br|io|ai|dev|app|gg|co|me|ly|tv|cc|xyz|site|page|online|blog|news|cloud|tech|shop|store|chat|link";

/**
 * What names a person or leads to one, or would ping somebody: mentions as platforms write them, e-mail and web
 * addresses, names after an at sign, numbers of telephones, cards, accounts and ids. Rather a word too many is taken
 * out than one too few.
 */
const PERSONAL = [
  /<(?:[@#!][^<>\s]|:|a:|t:|id:)[^<>]*>/g,
  /<?\b(?:[a-z][a-z0-9+.-]{0,20}:\/\/|mailto:|tel:|www\.)[^\s<>]+>?/gi,
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu,
  /@[\p{L}\p{N}._-]+(?:#\d{4})?/gu,
  new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:${TOP_LEVEL_DOMAINS})\b(?:\/\S*)?`, "giu"),
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  // IPv6; a time of day has two colons at most.
  /(?<![\p{L}\p{N}:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\p{L}\p{N}:])/giu,
  // IBAN
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
  // Ids as Slack makes them: capitals with a digit among them.
  /\b[ABCDEGTUW](?=[A-Z]*\d)[A-Z0-9]{8,11}\b/g,
  // Telephones, cards, ids as Discord makes them.
  /(?<![\p{L}\p{N}])(?:\+|00)?\d(?:[\s./()-]?\d){7,}(?![\p{L}\p{N}])/gu,
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
