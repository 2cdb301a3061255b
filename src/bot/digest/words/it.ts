import type { DigestWords } from "./words.ts";

const longDate = new Intl.DateTimeFormat("it", { dateStyle: "full", timeZone: "UTC" });

export const it: DigestWords = {
  title: (localDate) => `Il digest di ${longDate.format(new Date(localDate))}`,
  card: "La carta del giorno",
  question: "Prima indovina",
  prompt: "Parliamone",
  debate: "Dibattito: aperto o chiuso?",
  news: "Novità in quello che so",
  asked: "Le più chieste",
  unanswered: "Ancora senza risposta",
  hidden: "La risposta",
  sides: { for: "Per l'aperto", against: "Per il chiuso" },
  takeSides: "Da che parte stai, e perché?",
  newsKinds: { new: "nuova", changed: "aggiornata" },
  more: (count) => (count === 1 ? "e un'altra" : `e altre ${count}`),
  askers: (count) => `${count} persone`,
  empty: {
    exhausted:
      "Tutte le carte sono state mostrate, non ci sono novità e troppo poche persone hanno chiesto qualcosa per contarle.",
    "not-this-day":
      "Tutte le carte sono state mostrate e l'appuntamento settimanale cade in un altro giorno; non ci sono novità e troppo poche persone hanno chiesto qualcosa per contarle.",
    "nothing-chosen":
      "Non ci sono novità e troppo poche persone hanno chiesto qualcosa per contarle; questo canale non prende né carte né spunti.",
  },
  exhausted: (round, chosen) => {
    if (round === 2)
      return "Era l'ultima domanda: ogni carta è stata mostrata e chiesta. D'ora in poi pubblico solo le novità.";
    const next = {
      pause:
        "D'ora in poi pubblico solo le novità. In alternativa si può scegliere weekly (un dibattito o uno spunto alla settimana) o second-round (di nuovo le carte, come domande da indovinare).",
      weekly: "D'ora in poi arriva un dibattito o uno spunto alla settimana, come avete scelto.",
      "second-round": "Da domani le carte tornano come domande da indovinare, come avete scelto.",
    };
    return `Era l'ultima carta: sono state mostrate tutte. ${next[chosen]}`;
  },
};
