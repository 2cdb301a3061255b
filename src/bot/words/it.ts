import type { Words } from "./words.ts";

const and = (items: readonly string[]) => new Intl.ListFormat("it").format(items);
const or = (items: readonly string[]) => new Intl.ListFormat("it", { type: "disjunction" }).format(items);

export const it: Words = {
  greeting: (about) => `Ciao! Rispondo a domande su ${about}. Chiedi pure, anche alla buona.`,
  thanks: "Figurati! Se ti viene un'altra domanda, sono qui.",
  wellbeing: (about) => `Tutto bene, grazie! Sono un bot: il mio pane è ${about}. Cosa vuoi sapere?`,
  insult: (about) =>
    `Mi spiace di non esserti stato utile. Posso rispondere su ${about}: prova con una di queste domande.`,
  injection: (about) => `Questo non lo faccio: rispondo soltanto a domande su ${about}.`,
  help: (about, topics) =>
    `Rispondo, in italiano o in inglese, a domande su ${about}: risposte brevi, con il paragrafo su cui si reggono; se l'articolo tace, lo dico. Argomenti: ${and(topics)}.`,
  topics: (topics) => `Puoi chiedermi di: ${and(topics)}.`,
  empty: (about) => `Non vedo una domanda. Chiedimi qualcosa su ${about}.`,
  silent: (missing) => `L'articolo non dice ${missing}.`,
  unnamed: (names) => `L'articolo non nomina ${or(names)}.`,
  unknown: (about) => `A questo l'articolo non risponde: tratta di ${about}.`,
  nearby: (titles) => `Parla invece di: ${titles.join("; ")}.`,
  otherLanguage: "(Capisco bene solo l'italiano e l'inglese, perciò rispondo in italiano.)",
};
