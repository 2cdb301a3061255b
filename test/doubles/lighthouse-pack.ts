import { createMemoryConversations } from "../../src/adapters/memory/conversations.ts";
import type { Bot } from "../../src/bot/bot.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import type { Conversations } from "../../src/bot/ports/conversations.ts";
import type { Entry, GlossaryTerm, Pack, Silence, Translated } from "../../src/knowledge/pack/types.ts";

const both = <T>(it: T, en: T): Translated<T> => ({ it, en });

type Claim = Pick<Entry, "id" | "title" | "answer" | "questions" | "keywords" | "asks" | "entities"> & Partial<Entry>;

const entry = (claim: Claim): Entry => ({
  paragraphs: [1],
  assertedBy: "article",
  firmness: "stated",
  topics: ["building"],
  prompt: both("Serve ancora un faro?", "Does anybody still need a lighthouse?"),
  ...claim,
});

const ENTRIES: readonly Entry[] = [
  entry({
    id: "lighthouse-what",
    title: both("Che cos'è il faro", "What the lighthouse is"),
    answer: both("Il faro di Capo Lungo indica la rotta alle navi.", "The Cape Lungo lighthouse shows ships the way."),
    questions: both(
      ["Che cos'è il faro?", "A che cosa serve il faro?", "Parlami del faro", "A chi indica la rotta il faro?"],
      ["What is the lighthouse?", "What is the lighthouse for?", "Tell me about the lighthouse"],
    ),
    keywords: both(["rotta", "navi"], ["route", "ships"]),
    asks: ["what", "what-for", "who"],
    entities: ["lighthouse"],
  }),
  entry({
    id: "lighthouse-built",
    title: both("L'anno di costruzione", "The year it was built"),
    paragraphs: [1, 2],
    answer: both("Il faro fu costruito nel 1871.", "The lighthouse was built in 1871."),
    questions: both(
      ["Quando fu costruito il faro?", "In che anno è stato costruito il faro?", "Da quanti anni c'è il faro?"],
      ["When was the lighthouse built?", "In what year was the lighthouse constructed?", "How old is the lighthouse?"],
    ),
    keywords: both(["costruzione", "costruito", "1871"], ["construction", "built", "1871"]),
    asks: ["when", "how-long"],
    entities: ["lighthouse"],
  }),
  entry({
    id: "lamp-turns",
    title: both("La lampada che gira", "The turning lamp"),
    paragraphs: [2],
    answer: both("La lampada gira ogni dieci secondi.", "The lamp turns every ten seconds."),
    questions: both(
      ["Come gira la lampada?", "Quanto tempo impiega la lampada a girare?", "Ogni quanto gira la luce del faro?"],
      [
        "How does the lamp turn?",
        "How long does the lamp take to turn?",
        "How often does the lighthouse's light turn?",
      ],
    ),
    keywords: both(["giro", "rotazione"], ["rotation", "turn"]),
    asks: ["how", "how-long", "how-much"],
    entities: ["lighthouse"],
  }),
  entry({
    id: "keepers-count",
    title: both("I tre guardiani", "The three keepers"),
    paragraphs: [3],
    answer: both("Secondo Ada i guardiani erano tre.", "According to Ada there were three keepers."),
    assertedBy: "ada",
    firmness: "reported",
    questions: both(
      ["Quanti erano i guardiani?", "Quanti custodi aveva il faro?", "Qual è il numero dei guardiani?"],
      ["How many keepers were there?", "How many wardens did the lighthouse have?", "What's the number of keepers?"],
    ),
    keywords: both(["guardiani"], ["keepers"]),
    asks: ["how-many"],
    counts: ["keeper"],
    entities: ["lighthouse", "keeper"],
    topics: ["people"],
  }),
  entry({
    id: "ada-who",
    title: both("Chi è Ada Moretti", "Who Ada Moretti is"),
    paragraphs: [3],
    answer: both("Ada Moretti è l'ultima guardiana del faro.", "Ada Moretti is the lighthouse's last keeper."),
    questions: both(
      ["Chi è Ada Moretti?", "Che lavoro fa Ada?", "Chi è l'ultima guardiana del faro?"],
      ["Who is Ada Moretti?", "What's Ada's job?", "Who is the last keeper of the lighthouse?"],
    ),
    keywords: both(["ultima guardiana", "Ada"], ["last keeper", "Ada"]),
    asks: ["who", "what"],
    entities: ["ada", "lighthouse"],
    topics: ["people"],
  }),
  entry({
    id: "bruno-who",
    title: both("Chi è Bruno Conti", "Who Bruno Conti is"),
    paragraphs: [4],
    answer: both("Bruno Conti è l'ingegnere del porto.", "Bruno Conti is the harbour's engineer."),
    questions: both(
      ["Chi è Bruno Conti?", "Che lavoro fa Bruno?", "Chi è l'ingegnere del porto?"],
      ["Who is Bruno Conti?", "What's Bruno's job?", "Who is the harbour's engineer?"],
    ),
    keywords: both(["ingegnere"], ["engineer"]),
    asks: ["who", "what"],
    entities: ["bruno"],
    topics: ["people"],
  }),
  entry({
    id: "ada-open",
    title: both("Ada vuole aprirlo ai visitatori", "Ada wants it open to visitors"),
    paragraphs: [4],
    assertedBy: "ada",
    firmness: "opinion",
    answer: both("Ada aprirebbe la torre ai visitatori.", "Ada would open the tower to visitors."),
    questions: both(
      ["Che cosa propone Ada?", "Perché Ada vuole aprire la torre?", "Ada è favorevole ai visitatori?"],
      ["What does Ada propose?", "Why does Ada want to open the tower?", "Is Ada in favour of visitors?"],
    ),
    keywords: both(["visitatori", "aprire"], ["visitors", "open"]),
    asks: ["what", "why", "whether"],
    entities: ["ada", "lighthouse"],
    topics: ["debate"],
    stance: "for-open",
  }),
  entry({
    id: "bruno-closed",
    title: both("Bruno vuole tenerlo chiuso", "Bruno wants it kept closed"),
    paragraphs: [4],
    assertedBy: "bruno",
    firmness: "opinion",
    answer: both(
      "Bruno terrebbe chiusa la torre: le scale cedono.",
      "Bruno would keep the tower closed: its stairs give way.",
    ),
    questions: both(
      ["Che cosa propone Bruno?", "Perché Bruno vuole tenere chiusa la torre?", "Bruno è contrario ai visitatori?"],
      ["What does Bruno propose?", "Why does Bruno want to keep the tower closed?", "Is Bruno against visitors?"],
    ),
    keywords: both(["scale", "chiusa"], ["stairs", "closed"]),
    asks: ["what", "why", "whether"],
    entities: ["bruno", "lighthouse"],
    topics: ["debate"],
    stance: "for-closed",
  }),
  entry({
    id: "storm",
    title: both("La tempesta del 1905", "The storm of 1905"),
    paragraphs: [5],
    answer: both("Nel 1905 una tempesta spense la lampada.", "In 1905 a storm put the lamp out."),
    questions: both(
      ["Quando ci fu la tempesta?", "Che cosa fece la burrasca?", "Che cosa spense la lampada?"],
      ["When was the storm?", "What did the gale do?", "What put the lamp out?"],
    ),
    keywords: both(["tempesta", "1905"], ["storm", "1905"]),
    asks: ["when", "what"],
    entities: ["lighthouse", "storm"],
    topics: ["building"],
  }),
];

const SILENCES: readonly Silence[] = [
  {
    id: "height",
    missing: both("quanto è alto il faro", "how tall the lighthouse is"),
    questions: both(
      ["Quanto è alto il faro?", "Che altezza ha il faro?", "Quanti metri misura la torre?"],
      ["How tall is the lighthouse?", "What height does the lighthouse have?", "How many metres is the tower?"],
    ),
    keywords: both(["altezza", "metri"], ["height", "metres"]),
    entities: ["lighthouse"],
    nearby: ["lighthouse-built", "lamp-turns"],
  },
  {
    id: "ada-age",
    missing: both("quanti anni ha Ada", "how old Ada is"),
    questions: both(
      ["Quanti anni ha Ada?", "Che età ha Ada Moretti?"],
      ["How old is Ada?", "What's Ada Moretti's age?"],
    ),
    keywords: both(["età"], ["age"]),
    entities: ["ada"],
    nearby: ["ada-who"],
  },
];

type Named = Pick<GlossaryTerm, "id" | "kind" | "name"> & Partial<GlossaryTerm>;
const term = (named: Named): GlossaryTerm => ({ aliases: both([], []), ...named });

export const GLOSSARY: readonly GlossaryTerm[] = [
  term({
    id: "lighthouse",
    kind: "entity",
    name: both("Faro", "Lighthouse"),
    aliases: both(["faro di Capo Lungo", "la torre", "torre"], ["Cape Lungo lighthouse", "the tower", "tower"]),
    card: "lighthouse-what",
  }),
  term({
    id: "ada",
    kind: "entity",
    name: both("Ada Moretti", "Ada Moretti"),
    aliases: both(["Ada", "Moretti"], ["Ada", "Moretti"]),
    card: "ada-who",
  }),
  term({
    id: "bruno",
    kind: "entity",
    name: both("Bruno Conti", "Bruno Conti"),
    aliases: both(["Bruno"], ["Bruno"]),
    card: "bruno-who",
  }),
  term({
    id: "titanic",
    kind: "outsider",
    name: both("il Titanic", "the Titanic"),
    aliases: both(["Titanic"], ["Titanic"]),
  }),
  term({ id: "keeper", kind: "concept", name: both("guardiano", "keeper"), aliases: both(["custode"], ["warden"]) }),
  term({ id: "lamp", kind: "concept", name: both("lampada", "lamp"), aliases: both(["luce"], ["light"]) }),
  term({ id: "storm", kind: "concept", name: both("tempesta", "storm"), aliases: both(["burrasca"], ["gale"]) }),
];

/** A source about a lighthouse: claims, two silences, people, an outsider and words that mean the same. */
export const LIGHTHOUSE: Pack = {
  metadata: {
    id: "lighthouse-article",
    title: both("L'articolo sul faro", "The article on the lighthouse"),
    languages: ["it", "en"],
    source: { language: "it", date: "2020-01-31", quotedPostDate: null, address: "https://example.org/faro" },
    about: both("il faro di Capo Lungo", "the lighthouse of Cape Lungo"),
    paragraphs: [
      "Sul promontorio",
      "La grande lampada",
      "Tre guardiani",
      "Da allora si discute",
      "Una notte d'inverno",
    ].map((firstWords, at) => ({ number: at + 1, firstWords })),
  },
  entries: ENTRIES,
  silences: SILENCES,
  glossary: GLOSSARY,
  topics: [
    { id: "building", name: both("L'edificio", "The building") },
    { id: "people", name: both("Le persone", "The people") },
    { id: "debate", name: both("Il dibattito", "The debate") },
  ],
  golden: [],
};

/** A second, small source, with an entry whose id the first has as well. */
export const BAKERY: Pack = {
  metadata: {
    id: "bakery-article",
    title: both("L'articolo sul forno", "The article on the bakery"),
    languages: ["en", "it"],
    source: { language: "en", date: null, quotedPostDate: null, address: null },
    about: both("il forno di Vera", "Vera's bakery"),
    paragraphs: [{ number: 1, firstWords: "Vera gets up" }],
  },
  entries: [
    entry({
      id: "storm",
      title: both("Il pane della tempesta", "The storm loaf"),
      answer: both("Vera chiama tempesta la sua pagnotta di segale.", "Vera calls her rye loaf storm."),
      questions: both(
        ["Come chiama Vera la pagnotta di segale?", "Che pane fa Vera?"],
        ["What does Vera call her rye loaf?", "What bread does Vera bake?"],
      ),
      keywords: both(["segale", "pagnotta"], ["rye", "loaf"]),
      asks: ["what", "how", "which"],
      entities: ["vera"],
      topics: ["bread"],
    }),
  ],
  silences: [],
  glossary: [term({ id: "vera", kind: "entity", name: both("Vera", "Vera") })],
  topics: [{ id: "bread", name: both("Il pane", "Bread") }],
  golden: [],
};

/** A bot over packs, the lighthouse by default, that remembers in this process. */
export function lighthouseBot(
  packs: readonly Pack[] = [LIGHTHOUSE],
  conversations: Conversations = createMemoryConversations({ clock: () => 0 }),
): Bot {
  return createBot({ packs, conversations });
}
