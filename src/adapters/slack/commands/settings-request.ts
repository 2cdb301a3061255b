import type { SettingsChange } from "../../../bot/community/community-bot.ts";
import { channelIn, chosenBy, isOff, personIn } from "./tokens.ts";

/** Undefined: show what holds. `unknown`: it can't be read. */
export type SettingsRequest = SettingsChange | undefined | "unknown";

const SUBJECTS: Readonly<Record<string, "channels" | "answers" | "notices" | "language" | "moderator">> = {
  ...{ channels: "channels", channel: "channels", canali: "channels", canale: "channels" },
  ...{ answers: "answers", risposte: "answers", notices: "notices", avvisi: "notices" },
  ...{ language: "language", lingua: "language" },
  ...{ moderator: "moderator", moderatore: "moderator" },
};
const EVERYWHERE = new Set(["everywhere", "ovunque"]);
const PRIVATELY: Readonly<Record<string, boolean>> = {
  ...{ private: true, privately: true, privato: true },
  ...{ public: false, publicly: false, pubbliche: false, pubblico: false },
};
const LANGUAGE: Readonly<Record<string, "it" | "en" | null>> = { it: "it", en: "en", auto: null };
const ADDING: Readonly<Record<string, boolean>> = {
  ...{ add: true, aggiungi: true, remove: false, togli: false },
};

/** What moderators type behind `settings`, in either language. */
export function readSettingsRequest(words: readonly string[]): SettingsRequest {
  const [first, ...rest] = words;
  if (first === undefined) return undefined;
  const [value = "", other = ""] = rest;
  switch (chosenBy(first, SUBJECTS)) {
    case "channels":
      return channelsOf(rest);
    case "answers": {
      const answerPrivately = chosenBy(value, PRIVATELY);
      return answerPrivately === undefined ? "unknown" : { answerPrivately };
    }
    case "notices": {
      const noticesChannel = channelIn(value);
      if (noticesChannel !== undefined) return { noticesChannel };
      return isOff(value) ? { noticesChannel: null } : "unknown";
    }
    case "language": {
      const language = chosenBy(value, LANGUAGE);
      return language === undefined ? "unknown" : { language };
    }
    case "moderator": {
      const adding = chosenBy(value, ADDING);
      const person = personIn(other);
      if (adding === undefined || person === undefined) return "unknown";
      return adding ? { addModerator: person } : { removeModerator: person };
    }
    case undefined:
      return "unknown";
  }
}

function channelsOf(words: readonly string[]): SettingsRequest {
  if (words.length === 1 && EVERYWHERE.has(words[0]?.toLowerCase() ?? "")) return { answerChannels: null };
  const channels = words.map(channelIn);
  const known = channels.filter((channel) => channel !== undefined);
  return known.length === channels.length && known.length > 0 ? { answerChannels: known } : "unknown";
}
