const BOUNDARY = /[.!?…]+["»”’')\]]*\s+(?=["«“‘'([¿¡]*[\p{Lu}\p{N}])|[。！？]+|\n+/gu;
/** “J. Smith”, “St. Louis”, “n. 5”: a very short word before the point is an abbreviation. */
const ABBREVIATION = /(?:^|[^\p{L}\p{N}])\p{L}{1,2}$/u;

/** Cuts a text into sentences, trimmed, none empty. A line break ends one as well. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of text.matchAll(BOUNDARY)) {
    if (match[0].startsWith(".") && ABBREVIATION.test(text.slice(Math.max(start, match.index - 4), match.index)))
      continue;
    const end = match.index + match[0].length;
    const sentence = text.slice(start, end).trim();
    if (sentence !== "") found.push(sentence);
    start = end;
  }
  const rest = text.slice(start).trim();
  if (rest !== "") found.push(rest);
  return found;
}
