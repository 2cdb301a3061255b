import type { Words } from "./words.ts";

export const it: Words = {
  language: "italiano",
  welcome: "Ciao, sono Staffetta. Rispondo su quello che ho letto, e dico da quale paragrafo viene ogni risposta.",
  howTo:
    "Scrivi una domanda, oppure il numero di una di queste. /help elenca i comandi. English? Just ask, or /lang en.",
  related: "Prova anche:",
  help: [
    ["(una domanda)", "chiede; anche il seguito di quella di prima: “e quanto costa?”"],
    ["(un numero)", "fa la domanda che ha quel numero"],
    ["Tab", "completa la domanda che stai scrivendo"],
    ["/topics [argomento]", "gli argomenti, o le domande di uno"],
    ["/explain", "come è stata trovata l'ultima risposta"],
    ["/lang it|en|auto", "la lingua delle risposte; auto: quella della domanda"],
    ["/help", "questo elenco"],
    ["/quit", "esce, come Ctrl-D"],
  ],
  topicsHint: "Scrivi un numero, o /topics e un argomento per vederne tutte le domande.",
  noTopics: "Non ci sono argomenti.",
  unknownTopic: (typed) => `Nessun argomento si chiama “${typed}”. /topics li elenca.`,
  nothingToExplain: "Non c'è ancora una risposta da spiegare: prima fai una domanda.",
  unknownCommand: (typed, meant) =>
    meant === undefined
      ? `${typed} non è un comando. /help li elenca.`
      : `${typed} non è un comando. Volevi dire ${meant}?`,
  noSuchNumber: (greatest) => `Non c'è una domanda con quel numero: vanno da 1 a ${greatest}.`,
  languageNow: (language) =>
    language === undefined ? "Rispondo nella lingua della domanda." : `D'ora in poi rispondo in ${language}.`,
  unknownLanguage: (known) => `Non conosco quella lingua. Scegli fra: ${known}.`,
  failure: "Qualcosa è andato storto e non ho una risposta. Riprova; se succede ancora, avvisa chi mi gestisce.",
  goodbye: "A presto!",
  connect: "Per portarmi in una comunità, imposta nel file .env (vedi .env.example) le variabili di una piattaforma:",
  or: "oppure",
  explanation: {
    status: "Esito",
    score: "punteggio",
    threshold: "soglia",
    knowledge: "Revisione della conoscenza",
    languageFrom: "Lingua",
    part: "Parte",
    asks: "chiede",
    entities: "entità",
    followUp: "seguito della domanda precedente",
    candidates: "candidati",
    guards: "obiezioni",
    repairs: "Correzioni",
    unknownWords: "Parole sconosciute",
    work: "Lavoro",
    workOf: (work) =>
      `caratteri ${work.characters}, termini ${work.terms}, correzioni ${work.repairs}, voci d'indice lette ${work.postings}`,
    none: "nessuna",
    yes: "sì",
  },
};
