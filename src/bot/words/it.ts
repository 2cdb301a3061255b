import type { Words } from "./words.ts";

const and = (items: readonly string[]) => new Intl.ListFormat("it").format(items);
const or = (items: readonly string[]) => new Intl.ListFormat("it", { type: "disjunction" }).format(items);

export const it: Words = {
  greeting: (about) => `Ciao! Il mio tema è ${about}. Chiedi pure, anche alla buona.`,
  thanks: "Figurati! Se ti viene un'altra domanda, sono qui.",
  wellbeing: (about) => `Tutto bene, grazie! Sono un bot e il mio tema è ${about}. Cosa vuoi sapere?`,
  insult: (about) => `Mi spiace di non esserti stato utile. Il mio tema è ${about}: prova con una di queste domande.`,
  injection: (about) => `Questo non lo faccio. Il mio unico tema è ${about}.`,
  help: (about, topics) =>
    `Rispondo in italiano e in inglese; il mio tema è ${about}. Le risposte sono brevi, con il paragrafo su cui si reggono; se l'articolo tace, lo dico. Argomenti: ${and(topics)}.`,
  topics: (topics) => `Puoi chiedermi di: ${and(topics)}.`,
  empty: (about) => `Non vedo una domanda. Il mio tema è ${about}: chiedi pure.`,
  silent: (missing) => `L'articolo non dice ${missing}.`,
  unnamed: (names) => `L'articolo non nomina ${or(names)}.`,
  unknown: (about) => `A questo l'articolo non risponde: il suo tema è ${about}.`,
  nearby: (titles) => `Parla invece di: ${titles.join("; ")}.`,
  otherLanguage: "(Capisco bene solo l'italiano e l'inglese, perciò rispondo in italiano.)",
};
