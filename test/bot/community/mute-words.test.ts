import { expect, it } from "vitest";
import { isMuteWord } from "../../../src/bot/community/mute-words.ts";

it.each([
  "zitto",
  "sta' zitta",
  "Zitto!!",
  "stai zitto per favore",
  "SHUT UP",
  "stop.",
  "🔇",
  " 🤫 ",
  "basta, grazie",
  "be quiet please",
])("takes %j for a wish for quiet", (text) => expect(isMuteWord(text)).toBe(true));

it("takes what was overheard for one only where nobody says it to a friend", () => {
  expect(["mute", "muto", "🔇"].every((text) => isMuteWord(text, true))).toBe(true);
  expect(["basta!", "stop", "enough", "zitto"].some((text) => isMuteWord(text, true))).toBe(false);
});

it.each([
  "",
  "grazie",
  "perché Meta sta zitta?",
  "stop to the export of chips?",
  "Is it enough?",
  "basta l'open source per vincere?",
])("doesn't take %j for one", (text) => expect(isMuteWord(text)).toBe(false));
