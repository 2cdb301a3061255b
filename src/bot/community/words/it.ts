import type { CommunityWords } from "./words.ts";

const and = (items: readonly string[]) => new Intl.ListFormat("it").format(items);
const people = (count: number) => (count === 1 ? "1 persona" : `${count} persone`);
const score = (value: number) => value.toFixed(2).replace(".", ",");
const LANGUAGES = { it: "italiano", en: "inglese" } as const;

export const it: CommunityWords = {
  name: "italiano",
  related: "Per continuare:",
  helped: "Ti è servito?",
  yes: "Sì",
  no: "No",
  thanksForYes: "Grazie, ne prendo nota.",
  thanksForNo: "Preso nota, grazie di averlo detto: i redattori lo vedranno.",
  whyNot: {
    title: "Che cosa non andava?",
    label: "Che cosa mancava o era sbagliato?",
    hint: "Lo leggono i redattori. Menzioni e indirizzi vengono tolti.",
    send: "Invia",
    cancel: "Annulla",
  },
  missing: "Ti serve una risposta?",
  tellEditors: "Dillo ai redattori",
  tellMe: "Avvisami quando c'è",
  toldEditors: (count) =>
    count === 1
      ? "I redattori lo vedranno: la chiede 1 persona."
      : `I redattori lo vedranno: la chiedono ${people(count)}.`,
  willTell: (days) =>
    `Ti scrivo una volta sola, quando la risposta c'è. Fino ad allora tengo il tuo indirizzo cifrato, al massimo per ${days} giorni.`,
  takeBack: "Lascia perdere",
  willNotTell: "Va bene: non ti scriverò.",
  answeredNow: "Avevi chiesto di essere avvisato: adesso la risposta c'è.",
  wanted: (text, count) => `${people(count)} vogliono una risposta a ciò che non so: «${text}»`,
  gone: "Quella domanda non c'è più: nel frattempo ciò che so è cambiato.",
  topics: "Questi sono i temi che conosco. Premine uno per vedere le sue domande.",
  noTopics: "Non ho temi: non so ancora niente.",
  debate: "Dibattito: aperti o chiusi?",
  anotherDebate: "Un altro dibattito",
  noDebates: "Non c'è una coppia di tesi, pro e contro, da mettere a confronto.",
  explain: {
    title: "Come ho trovato l'ultima risposta",
    nothing: "Non c'è niente da spiegare: nell'ultima mezz'ora qui non ti ho risposto nulla.",
    candidate: (title, value) => `${title}: ${score(value)}`,
    threshold: (value) => `Rispondo da ${score(value)} in su, su 1; sotto preferisco dire che non lo so.`,
    about: (names) => `Ho capito che si parla di: ${and(names)}.`,
    guards: (names) => `Contro la migliore parlava: ${and(names)}.`,
    noCandidates: "Non era una domanda sull'articolo, perciò non ho cercato nulla.",
    knowledge: (revision, date) => `Conoscenze ${revision}, ${date}. La stessa domanda ha la stessa risposta.`,
  },
  help: {
    title: "Che cosa so fare",
    about: (about) =>
      `Rispondo a domande su ${about}, in italiano e in inglese, ogni risposta con il suo paragrafo. Dove l'articolo tace, lo dico.`,
    tryOne: "Prova con una di queste:",
  },
  home: {
    popular: "Chieste spesso:",
    digests: "Riepiloghi quotidiani qui",
    noDigests: "Nessun canale ha ancora un riepilogo quotidiano.",
    digest: (channel, time, timeZone) => `${channel}: ogni giorno alle ${time} (${timeZone})`,
    data: "Che cosa conservo di te:",
  },
  data: {
    title: "Che cosa conservo di te",
    intro: "Sotto un'impronta del tuo identificativo, mai il tuo nome:",
    kept: {
      asked: (count) => `voci su cui hai chiesto: ${count}`,
      gaps: (count) => `domande senza risposta che hai fatto o che vuoi: ${count}`,
      feedback: (count) => `risposte che hai valutato: ${count}`,
      notices: (count) => `avvisi che hai chiesto, con un indirizzo cifrato: ${count}`,
      choices: (count) => `scelte, come la tua lingua: ${count}`,
    },
    nothing: "Niente.",
    never: "Non conservo il testo delle domande a cui ho risposto.",
    conversations: "Di che cosa abbiamo parlato lo dimentico mezz'ora dopo l'ultima domanda.",
    show: "I miei dati",
    delete: "Cancella i miei dati",
    sure: "Cancello tutto? Non si può tornare indietro.",
    deleteSurely: "Sì, cancella",
    deleted: (date) => `Cancellato il ${date}. La ricevuta, ecco che cosa c'era:`,
  },
  quieted: "Qui sto zitto. Se mi menzioni, mi risveglio.",
  howToSilence:
    "Qui parlo solo se mi chiedi qualcosa. In una discussione menzionami con «zitto», o reagisci con 🔇 a un mio messaggio: lì taccio finché qualcuno non mi menziona di nuovo.",
  onlyForYou: "I moderatori vogliono che qui le mie risposte le veda solo chi chiede: usa un comando.",
  answersAt: (channels) => `Davanti a tutti rispondo in ${and(channels)}.`,
  notModerator: "Questo lo possono fare solo i moderatori.",
  notOfCommunity:
    "Questo vale per tutta la comunità, e tu moderi un canale solo: lo possono fare chi la amministra o chi è stato nominato.",
  gaps: {
    title: "Chiesto invano",
    none: "Niente di ciò che hanno chiesto almeno tre persone è rimasto senza risposta.",
    gap: (text, askers, wanted) =>
      `«${text}» (l'${askers === 1 ? "ha chiesta" : "hanno chiesta"} ${people(askers)}, la ${wanted === 1 ? "vuole" : "vogliono"} in ${wanted})`,
    fewer: (count) => `Chieste da meno di tre persone, e perciò non mostrate: ${count}`,
    unhelpful: "Risposte che non sono servite",
    unhelpfulEntry: (title, unhelpful, helpful) => `${title}: 👎 ${unhelpful}, 👍 ${helpful}`,
    comments: "Che cosa hanno scritto",
    comment: (title, text) => `${title}: «${text}»`,
  },
  settings: {
    title: "Impostazioni",
    changed: "Cambiato.",
    everywhere: "Rispondo in tutti i canali.",
    channels: (channels) =>
      channels.length === 0
        ? "Davanti a tutti non rispondo in nessun canale: la risposta la vede solo chi chiede."
        : `Davanti a tutti rispondo in ${and(channels)}; altrove la risposta la vede solo chi chiede.`,
    privately: "Le risposte le vede solo chi ha chiesto.",
    publicly: "Le risposte le vedono tutti.",
    notices: (channel) =>
      channel === null
        ? "Non c'è un canale per gli avvisi ai moderatori."
        : `Gli avvisi ai moderatori vanno in ${channel}.`,
    language: (language) =>
      language === null
        ? "Dove la lingua di una domanda non si capisce, prendo quella della persona."
        : `Dove la lingua di una domanda non si capisce, rispondo in ${LANGUAGES[language]}.`,
    moderators: (count) => `Moderatori nominati, oltre a quelli della piattaforma: ${count}.`,
    moderatorAdded: (person) => `${person} adesso può moderarmi.`,
    moderatorRemoved: (person) => `${person} non può più moderarmi.`,
    noSuchModerator: (person) => `${person} non era fra i moderatori nominati.`,
  },
  languageChosen: (language) =>
    language === null ? "Rispondo nella lingua di ogni domanda." : `A te rispondo in ${LANGUAGES[language]}.`,
  sorry: "Scusa, qualcosa è andato storto da parte mia. Riprova fra un momento.",
};
