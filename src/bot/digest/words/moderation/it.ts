import type { Subscription } from "../../../ports/subscriptions.ts";
import type { ModerationWords } from "./words.ts";

const longDate = new Intl.DateTimeFormat("it", { dateStyle: "full", timeZone: "UTC" });
const and = (items: readonly string[]) => new Intl.ListFormat("it").format(items);

const date = (localDate: string) => longDate.format(new Date(localDate));
const languages = { it: "italiano", en: "inglese" };
const parts = { card: "carta", prompt: "spunto o dibattito", news: "novità", activity: "le domande della gente" };
const exhausted = {
  pause: "dopo l'ultima carta soltanto le novità",
  weekly: "dopo l'ultima carta un dibattito o uno spunto alla settimana",
  "second-round": "dopo l'ultima carta di nuovo le carte, come domande",
};

const settings = ({ localTime, timeZone, language, parts: chosen, thread, whenExhausted }: Subscription) =>
  `ogni giorno alle ${localTime} (${timeZone}), in ${languages[language]}: ${and(chosen.map((part) => parts[part]))}; ${
    thread ? "con una discussione sotto" : "senza discussione sotto"
  }; ${exhausted[whenExhausted]}.`;

const reasons: Readonly<Record<string, string>> = {
  planned: "È stato messo in programma.",
  "planned-by-change": "Il cambio d'ora o di fuso l'ha reso dovuto subito.",
  "moved-by-change": "Il cambio d'ora o di fuso l'ha spostato.",
  paused: "Il canale era in pausa.",
  unsubscribed: "Il canale aveva disdetto.",
  "too-late": "All'ora giusta il bot non era in funzione, ed è tornato troppo tardi per recuperare.",
  "waiting-for-budget": "Aspetta il suo turno: la piattaforma accetta solo un certo numero di messaggi al secondo.",
  "community-busy": "Aspetta: molti messaggi a questa comunità sono ancora senza risposta.",
  stopping: "Il bot si stava fermando e l'ha restituito.",
  posted: "È stato pubblicato.",
  "found-posted": "Il bot è stato interrotto dopo l'invio; ha chiesto alla piattaforma, e il messaggio c'è.",
  "found-missing": "La piattaforma dice che il messaggio non c'è.",
  "cannot-ask":
    "Il bot è stato interrotto durante l'invio, e a questa piattaforma non si può chiedere se sia stato pubblicato.",
  "no-answer": "Il bot è stato interrotto durante l'invio, e la piattaforma non ha risposto se sia stato pubblicato.",
  "retries-ended": "Nessun tentativo è riuscito prima della fine del tempo per recuperare.",
  "settled-posted": "Un moderatore ha detto che è stato pubblicato.",
  "settled-missing": "Un moderatore ha detto che non è stato pubblicato: viene rimandato.",
  "thread-made": "La discussione sotto è stata aperta.",
  "thread-later": "La discussione sotto non si è aperta; segue un altro tentativo.",
  "thread-failed": "La discussione sotto non si è aperta: controlla che il bot possa aprirne.",
  "notice-sent": "I moderatori sono stati avvisati.",
  "notice-later": "Non si è potuto avvisare i moderatori; segue un altro tentativo.",
  "notice-failed":
    "Non si è potuto avvisare i moderatori: controlla che il bot possa scrivere nel canale degli avvisi.",
  "notice-unwanted": "Nessuno è stato avvisato: manca un canale per gli avvisi, o non c'è più niente da dire.",
  claimed: "Un processo del bot l'ha preso in carico.",
  "claimed-after-expiry": "Il processo che l'aveva in carico è ammutolito; l'ha preso un altro.",
  "claimed-for-thread": "Un processo del bot l'ha preso in carico per aprire la discussione.",
  "claimed-for-notice": "Un processo del bot l'ha preso in carico per avvisare i moderatori.",
  "sending-started": "L'invio è cominciato.",
  "empty-exhausted":
    "Non c'era niente da dire: tutte le carte mostrate, nessuna novità, troppo poche persone con domande.",
  "empty-not-this-day": "Non c'era niente da dire: l'appuntamento settimanale cade in un altro giorno.",
  "empty-nothing-chosen": "Non c'era niente da dire nelle parti scelte per questo canale.",
  "post-refused-channel":
    "La piattaforma dice che il canale non c'è, o non lo mostra al bot: controlla che ci sia, e invita il bot.",
  "post-refused-not-member": "Il bot non fa parte del canale: invitalo lì (in Slack con /invite), poi usa «now».",
  "post-refused-archived": "Il canale è archiviato: riaprilo, oppure disdici e scegline un altro.",
  "post-refused-workspace": "La piattaforma non lascia più entrare il bot: va installato di nuovo.",
  "post-refused-permission": "Il bot non ha il permesso di scrivere lì: daglielo, poi usa «now».",
  "post-failed-rate": "La piattaforma ha chiesto meno messaggi; segue un altro tentativo.",
  "post-failed-workspace": "Il bot non ha potuto verificare il suo accesso al workspace; segue un altro tentativo.",
  "post-failed-server": "La piattaforma ha avuto un guasto suo; segue un altro tentativo.",
  "post-failed-unreachable": "La piattaforma non era raggiungibile; segue un altro tentativo.",
};

const next = (when: string | null) =>
  when === null ? "Nessun prossimo digest in vista." : `Prossimo digest: ${when}.`;

export const it: ModerationWords = {
  notice: {
    failed: (channel, localDate, why) => `Il digest di ${date(localDate)} in ${channel} non è stato pubblicato. ${why}`,
    uncertain: (channel, localDate) =>
      `Sono stato interrotto mentre pubblicavo il digest di ${date(localDate)} in ${channel}, e non posso sapere se c'è. Guardate, e decidete («settle», ${localDate}): posted se c'è, missing se manca. Fino ad allora non lo rimando.`,
    exhausted: (channel, text) => `${channel}: ${text}`,
  },
  date,
  instant: (atMs, timeZone) =>
    new Intl.DateTimeFormat("it", { dateStyle: "medium", timeStyle: "medium", timeZone }).format(atMs),
  reason: (reason) =>
    (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? `La piattaforma ha detto: ${reason}.`,
  states: {
    due: "da pubblicare",
    claimed: "in pubblicazione",
    posted: "pubblicato",
    skipped: "saltato",
    failed: "fallito",
    uncertain: "incerto",
  },
  parts,
  problems: {
    timeNeeded: "A che ora? Per esempio 09:00.",
    time: (typed) => `«${typed}» non è un'ora; scrivila come 09:00.`,
    zoneNeeded: "In quale fuso orario? Scrivi una città, per esempio Rome.",
    zone: (typed, nearest) =>
      `Non c'è un fuso orario «${typed}»${nearest === undefined ? "; usa un nome come Europe/Rome" : `; intendevi ${nearest}?`}`,
    zoneOffset: "Una differenza fissa non segue l'ora legale; indica il fuso di una città, come Europe/Rome.",
    zoneAbbreviation: "Una sigla non dice dove; indica il fuso di una città, come Europe/Rome.",
    noParts: "Tutte le parti sono spente: lasciane accesa almeno una, oppure disdici.",
    date: (typed) => `«${typed}» non è una data; scrivila come 2026-12-01.`,
    noSuchDate: (localDate, timeZone) => `${timeZone} non ha mai avuto un ${localDate}.`,
    pauseInPast: (localDate) => `${date(localDate)} non è nel futuro: indica il giorno del primo digest dopo la pausa.`,
    notSubscribed: (channel) => `${channel} non ha un digest. Usa «subscribe».`,
    notUncertain: (localDate, state) =>
      `Il digest di ${date(localDate)} è ${state}: non c'è nulla da decidere. Si decide solo di uno incerto.`,
    noSlot: (localDate) => `Di ${date(localDate)} non è registrato nulla.`,
    busy: "In questo momento si sta pubblicando troppo: riprova tra un minuto.",
    postRefused: (why) => `Non è stato pubblicato. ${why}`,
    postUnknown: "La piattaforma non ha risposto: guarda se c'è prima di riprovare.",
    communityOnly:
      "Dove vanno gli avvisi vale per tutta la comunità: lo scelgono solo chi la amministra o chi è stato nominato.",
  },
  subscribed: (channel, subscription, when, changed) =>
    `${channel} ${changed ? "ora riceve" : "riceve"} un digest ${settings(subscription)} ${next(when)}`,
  unsubscribed: (channel) => `${channel} non riceve più digest.`,
  paused: (channel, until) => `${channel} è in pausa; il primo digest sarà quello di ${date(until)}.`,
  resumed: (channel, when) => `${channel} riceve di nuovo i digest. ${next(when)}`,
  settings: (channel, subscription) =>
    `${channel}: ${settings(subscription)}${
      subscription.pausedUntil === null ? "" : ` In pausa fino a ${date(subscription.pausedUntil)}.`
    }`,
  next,
  lastSlots: "Gli ultimi:",
  noSlotsYet: "Non c'è ancora stato un digest.",
  slotLine: (localDate, state, why) => `${localDate}: ${state}. ${why}`,
  toSettle: (localDates) => `Da decidere da parte vostra (posted o missing): ${and(localDates)}.`,
  noticesAt: (channel) =>
    channel === null
      ? "Nessun canale riceve avvisi: i guasti li dico solo a chi chiede. Con «notices» se ne sceglie uno."
      : `Gli avvisi vanno in ${channel}.`,
  postedNow: (channel) => `Pubblicato in ${channel}. Il digest del giorno arriva comunque come previsto.`,
  settled: (localDate, as) =>
    as === "posted"
      ? `Il digest di ${date(localDate)} vale come pubblicato.`
      : `Il digest di ${date(localDate)} vale come mancante, e viene rimandato subito.`,
  why: {
    heading: (channel, localDate, state) => `${channel}, ${date(localDate)}: ${state}.`,
    event: (when, what) => `${when}: ${what}`,
    due: (when) => `È previsto per: ${when}.`,
    skippedDate: (localDate, timeZone) =>
      `In ${timeZone} non c'è stato un ${localDate}: il calendario ha saltato quel giorno.`,
    beforeSubscription: (localDate) =>
      `Di ${date(localDate)} l'ora era già passata prima dell'iscrizione, o il canale non era ancora iscritto.`,
    pausedUntil: (localDate) => `Il canale è in pausa; il primo digest sarà quello di ${date(localDate)}.`,
    nothingKnown: (localDate) =>
      `Di ${date(localDate)} non è registrato nulla: il bot non era in funzione, o è passato più tempo di quanto si conservi.`,
  },
};
