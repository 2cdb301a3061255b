/** How Slack writes what was chosen from its lists, where the command asks for it. */
const CHANNEL = /^<#([CGD][A-Z0-9]+)(?:\|[^>]*)?>$/;
const PERSON = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/;

/** The channel's id; undefined where the word names none that Slack knows. */
export function channelIn(word: string): string | undefined {
  return CHANNEL.exec(word)?.[1];
}

export function personIn(word: string): string | undefined {
  return PERSON.exec(word)?.[1];
}

/** Nobody, none, not: in both languages. */
export function isOff(word: string): boolean {
  return ["off", "none", "no", "nessuno", "spento"].includes(word.toLowerCase());
}

/** The choice that a word names, by itself or by a synonym. */
export function chosenBy<T>(word: string, synonyms: Readonly<Record<string, T>>): T | undefined {
  return Object.entries(synonyms).find(([synonym]) => synonym === word.toLowerCase())?.[1];
}
