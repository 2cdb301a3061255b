import type { PermissionWords, Words } from "./words.ts";

const PERMISSIONS: PermissionWords = {
  ViewChannel: "Visualizza canale",
  SendMessages: "Invia messaggi",
  SendMessagesInThreads: "Invia messaggi nei thread",
  ReadMessageHistory: "Leggi la cronologia dei messaggi",
  CreatePublicThreads: "Crea thread pubblici",
};
const and = (items: readonly string[]) => new Intl.ListFormat("it").format(items);

export const it: Words = {
  languages: { it: "Italiano", en: "Inglese" },
  messageCommand: "Chiedi su questo messaggio",
  outdated: "Questo viene da un'altra mia versione. Rifai la domanda con /chiedi.",
  myData: "Cosa conservo di te",
  takesNoMessages: (channel) => `In ${channel} ci stanno dei post, e io scrivo messaggi: scegli un canale testuale.`,
  lacksPermissions: (channel, missing) =>
    `In ${channel} mi mancano questi permessi: ${and(missing.map((each) => PERMISSIONS[each]))}. Finché il mio ruolo non li ha nelle impostazioni del canale, sotto Permessi, lì non posso fare il mio lavoro.`,
  help: [
    "/chiedi fa una domanda, in italiano o in inglese; con «privato» la risposta la vedi solo tu.",
    "Menzionami in un canale, rispondimi, o scrivimi in privato.",
    "Per chiedere di un messaggio, apri il suo menu, poi App, poi «Chiedi su questo messaggio».",
    "In un thread, 🔇 su un mio messaggio mi fa tacere lì finché qualcuno non mi menziona di nuovo.",
    "/argomenti mostra che cosa conosco, /dibattito due lati di una questione, /spiega come è stata trovata l'ultima risposta, /privacy cosa conservo di te.",
  ],
  helpForModerators: [
    "Qui moderi tu: /digest pubblica ogni giorno qualcosa di cui discutere, /impostazioni dice dove rispondo, /lacune a cosa non ho saputo rispondere.",
  ],
  commands: {
    ask: {
      name: "chiedi",
      description: "Fai una domanda sull'articolo",
      options: {
        question: { name: "domanda", description: "La tua domanda; mentre scrivi compaiono esempi" },
        private: { name: "privato", description: "Mostra la risposta solo a te" },
      },
    },
    topics: { name: "argomenti", description: "Di che cosa puoi chiedere" },
    debate: { name: "dibattito", description: "Due lati di una questione, con lo stesso spazio" },
    explain: { name: "spiega", description: "Come è stata trovata l'ultima risposta" },
    help: { name: "aiuto", description: "Cosa so fare, e come chiamarmi" },
    privacy: {
      name: "privacy",
      description: "Cosa conservo di te",
      subcommands: {
        show: { name: "mostra", description: "Mostra cosa conservo di te" },
        delete: { name: "elimina", description: "Elimina quello che conservo di te" },
      },
    },
    digest: {
      name: "digest",
      description: "Il digest quotidiano di un canale",
      subcommands: {
        subscribe: { name: "iscrivi", description: "Pubblica qui il digest ogni giorno, o cambia come" },
        unsubscribe: { name: "disiscrivi", description: "Non pubblicare più digest" },
        pause: { name: "pausa", description: "Non pubblicare digest fino a una data" },
        resume: { name: "riprendi", description: "Termina una pausa" },
        status: { name: "stato", description: "Cosa è impostato, cosa è uscito e cosa viene dopo" },
        preview: { name: "anteprima", description: "Mostra solo a te il digest di un giorno" },
        now: { name: "adesso", description: "Pubblica subito il digest di oggi; quello quotidiano viene lo stesso" },
        why: { name: "perché", description: "Perché il digest di un giorno è uscito, o no" },
        settle: { name: "chiarisci", description: "Di' se un digest incerto è arrivato" },
      },
      options: {
        channel: { name: "canale", description: "Il canale; questo, se non ne scegli un altro" },
        time: { name: "ora", description: "L'ora del giorno, come 9:00" },
        timezone: { name: "fuso", description: "Il fuso orario, come Europe/Rome" },
        language: { name: "lingua", description: "La lingua del digest" },
        card: { name: "scheda", description: "La scheda del giorno" },
        prompt: { name: "spunto", description: "Qualcosa di cui discutere, o un dibattito" },
        news: { name: "novità", description: "Cosa c'è di nuovo nella conoscenza" },
        activity: { name: "attività", description: "Cosa si è chiesto di più" },
        thread: { name: "thread", description: "Apri un thread sotto ogni digest" },
        "when-exhausted": { name: "alla-fine", description: "Cosa fare dopo l'ultima scheda" },
        until: { name: "fino-a", description: "La data del primo digest dopo la pausa, AAAA-MM-GG" },
        date: { name: "data", description: "Il giorno, AAAA-MM-GG" },
        as: { name: "esito", description: "Se vedi il digest di quel giorno nel canale" },
      },
      choices: {
        whenExhausted: {
          pause: "Pausa",
          weekly: "Un dibattito o uno spunto a settimana",
          "second-round": "Di nuovo le schede, come domande da indovinare",
        },
        as: { posted: "C'è", missing: "Manca: invialo" },
      },
    },
    gaps: { name: "lacune", description: "Cosa si è chiesto a cui non ho saputo rispondere" },
    settings: {
      name: "impostazioni",
      description: "Dove e come rispondo in questo server",
      subcommands: {
        show: { name: "mostra", description: "Cosa è impostato" },
        channels: { name: "canali", description: "Dove rispondo alle menzioni; nessuno vuol dire ovunque" },
        answers: { name: "risposte", description: "Se le mie risposte le leggono tutti o solo chi chiede" },
        notices: {
          name: "avvisi",
          description: "Il canale per quello che i moderatori devono sapere; nessuno per smettere",
        },
        language: { name: "lingua", description: "La lingua che uso qui quando nient'altro decide" },
      },
      options: {
        channelOf: (number) => ({
          name: number === 1 ? "canale" : `canale-${number}`,
          description: "Un canale in cui rispondere",
        }),
        private: { name: "privato", description: "Mostra le risposte solo a chi chiede, dove Discord lo permette" },
        notices: { name: "canale", description: "Il canale; lascialo fuori per non mandare avvisi" },
        language: { name: "lingua", description: "La lingua" },
      },
      noLanguage: "Quella predefinita",
    },
  },
};
