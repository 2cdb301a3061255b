/** What people write to a bot that they want quiet. */
const MUTE_WORDS = new Set([
  ...["mute", "quiet", "be quiet", "shut up", "silence", "stop", "hush", "unsubscribe", "stop it", "enough"],
  ...[
    "zitto",
    "stai zitto",
    "sta zitto",
    "zitta",
    "stai zitta",
    "sta zitta",
    "silenzio",
    "muto",
    "basta",
    "taci",
    "smettila",
    "fai silenzio",
  ],
]);
/** Those of them that people don't also say to each other. */
const SAID_TO_BOTS = new Set(["mute", "quiet", "muto", "unsubscribe"]);
/** Beside the words it holds nothing but marks, and at most a “please”. */
const POLITE = /\b(?:please|pls|per favore|grazie|thanks|bot)\b/gu;

/**
 * Whether a message says nothing but that the bot is to be quiet.
 *
 * @param isOverheard it wasn't said to the bot: only what nobody says to a friend counts.
 */
export function isMuteWord(text: string, isOverheard = false): boolean {
  if (/^\s*(?:🔇|🤐|🤫)\s*$/u.test(text)) return true;
  const said = text
    .toLowerCase()
    .replace(POLITE, " ")
    .replace(/[^\p{L}\s]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return (isOverheard ? SAID_TO_BOTS : MUTE_WORDS).has(said);
}
