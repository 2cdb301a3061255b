import type { Words } from "./words.ts";

export const it: Words = {
  hints: (command) => [
    "Menziona @Staffetta in un canale o in una conversazione: rispondo lì, nella conversazione.",
    "Scrivimi in privato, o apri il mio riquadro per una conversazione solo nostra.",
    `${command} chiedi, temi, dibattito, spiega, riepilogo, lacune, impostazioni, privacy, aiuto. I comandi di Slack non funzionano dentro una conversazione: lì menzionami.`,
    "Su qualsiasi messaggio: ⋮, poi “Ask about this message”.",
    "Reagisci con 🔇 (:mute:) in una conversazione, o menzionami con “muto”, e lì sto zitto; una menzione mi risveglia.",
  ],
  status: "sta cercando…",
  promptsTitle: "Per esempio:",
  discussion: "Parliamone qui; se hai una domanda, menzionami.",
  notInChannel:
    "Mi hai menzionato dove non posso scrivere: non faccio parte di quel canale. Invitami lì con /invite, o chiedi qui.",
  mayNotPost:
    "Mi hai menzionato dove le app non possono scrivere. Chiedi qui, o chiedi a chi amministra il workspace di permetterlo.",
  languageLabel: "Lingua delle mie risposte a te",
  languageAutomatic: "Quella della domanda",
  digestUsage: [
    "Si scrive così (nel canale, o con #canale dopo il verbo):",
    "riepilogo iscrivi 9:00 Europe/Rome, se vuoi con it o en, thread, weekly o second-round; senza altro si apre un modulo",
    "riepilogo disiscrivi · riepilogo pausa 2026-12-31 · riepilogo riprendi · riepilogo stato",
    "riepilogo anteprima · riepilogo ora · riepilogo perché 2026-12-01 · riepilogo risolvi 2026-12-01 posted (o missing)",
    "riepilogo avvisi #canale (o off): dove dico ai moderatori ciò che devono sapere",
  ].join("\n"),
  noWindow: "Slack non ha aperto il modulo. Riprova, o scrivilo in una riga.",
  settingsUsage: [
    "Si scrive così:",
    "impostazioni canali #uno #due (o ovunque): dove rispondo alle domande",
    "impostazioni risposte private (o pubbliche)",
    "impostazioni avvisi #canale (o off)",
    "impostazioni lingua it (o en, auto)",
    "impostazioni moderatore aggiungi @persona (o togli @persona)",
  ].join("\n"),
  unknownChannel: "Non capisco quale canale: sceglilo dall'elenco di Slack mentre scrivi, dopo un #.",
  whoIsUnknown: "Slack non mi ha detto chi sei, e quindi non so se puoi farlo. Riprova fra un minuto.",
  inviteFirst: (channel) =>
    `Non faccio parte di ${channel}, e lì non potrei scrivere: prima invitami con /invite, poi iscrivilo di nuovo.`,
  close: "Chiudi",
  comes: "Grazie! La risposta arriva come messaggio.",
  digestForm: {
    title: "Riepilogo quotidiano",
    send: "Iscrivi",
    cancel: "Annulla",
    channel: "Canale",
    time: "Ora",
    timeZone: "Fuso orario",
    timeZoneHint: "Scrivi una città: Roma, New York",
    language: "Lingua",
    parts: "Che cosa porta",
    partNames: {
      card: "Una scheda: un'affermazione con la fonte",
      prompt: "Uno spunto di discussione o un dibattito",
      news: "Le novità in ciò che so",
      activity: "Che cosa è stato chiesto",
    },
    thread: "Discussione",
    threadLabel: "Apri una conversazione sotto",
    whenExhausted: "Dopo l'ultima scheda",
    whenExhaustedNames: {
      pause: "Pausa finché non c'è qualcosa di nuovo",
      weekly: "Un dibattito o uno spunto alla settimana",
      "second-round": "Le schede di nuovo, come domande da indovinare",
    },
  },
};
