const ELLIPSIS = "…";

/** The text, or its beginning with an ellipsis, so that it is no longer than the limit; no character is cut in two. */
export function cut(text: string, charactersMax: number): string {
  if (text.length <= charactersMax) return text;
  return beginning(text, charactersMax, (part) => part.length) ?? "";
}

/** The longest beginning whose measure fits, with an ellipsis; null where not even one character does. */
export function beginning(text: string, max: number, measure: (text: string) => number): string | null {
  const characters = [...text];
  const withEllipsis = (count: number) => characters.slice(0, count).join("").trimEnd() + ELLIPSIS;
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(withEllipsis(middle)) <= max) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? null : withEllipsis(low);
}
