/** Zero-width and other format characters, and variation selectors: they carry no letter, so they vanish. */
const INVISIBLE = /\p{Cf}|\u034f|[\ufe00-\ufe0f]/gu;
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\uff07]/gu;
/** Accents of Latin, Greek and Cyrillic. Other scripts' marks are part of the letter. */
const ACCENTS = /[\u0300-\u036f]+/gu;
/** Printable ASCII without the grave accent: nothing in it needs to change. */
const PLAIN = /^[\x20-\x5f\x61-\x7e]*$/;
/** The same with the accented letters of Latin: nothing invisible, and each letter can be bared by itself. */
const LATIN = /^[\x20-\x5f\x61-\x7e\xa0-\xac\xae-\xb3\xb5-\u024f]*$/;
const NOT_ASCII = /[^\x20-\x7e]/g;

/** Text without characters that nobody sees, control characters as spaces, every apostrophe as `'`. Keeps case and accents. */
export function clean(text: string): string {
  return LATIN.test(text) ? text : text.replace(INVISIBLE, "").replace(CONTROL, " ").replace(APOSTROPHES, "'");
}

/** Compatibility forms resolved, accents off; keeps case. */
export function bare(text: string): string {
  if (PLAIN.test(text)) return text;
  return LATIN.test(text) ? text.replace(NOT_ASCII, bareLetter) : bareSlowly(text);
}

/** One word in the form that is compared: bare, in lower case. */
export function fold(word: string): string {
  return bare(word).toLowerCase();
}

/** A whole text in the form that is compared: cleaned, folded, blanks collapsed. */
export function normalise(text: string): string {
  return fold(clean(text)).replace(/\s+/gu, " ").trim();
}

const bareLetters = new Map<string, string>();

/** Remembers what it found: there are only a few hundred such letters. */
function bareLetter(letter: string): string {
  const known = bareLetters.get(letter);
  if (known !== undefined) return known;
  const found = bareSlowly(letter);
  bareLetters.set(letter, found);
  return found;
}

function bareSlowly(text: string): string {
  return text.normalize("NFKD").replace(ACCENTS, "").normalize("NFC");
}
