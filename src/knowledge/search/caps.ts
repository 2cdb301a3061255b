/** What one question may cost at most, whatever it holds. Applied before anything else looks at it. */
export const QUESTION_MAX_CHARACTERS = 512;
export const QUESTION_MAX_CONTENT_TERMS = 40;
export const QUESTION_MAX_EXACT_TERMS = 40;
export const QUESTION_MAX_REPAIRS = 16;
/** Words outside these lengths are never repaired: too many neighbours, or none. */
export const REPAIR_MIN_CHARACTERS = 3;
export const REPAIR_MAX_CHARACTERS = 32;
export const COMPLETION_MAX_CHARACTERS = 100;

/** The first `most` UTF-16 units of a text, never ending in half a surrogate pair. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
