import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemItalian } from "@orama/stemmers/italian";
import { stopwords as englishStopwords } from "@orama/stopwords/english";
import { stopwords as italianStopwords } from "@orama/stopwords/italian";
import { KnowledgeError } from "../errors.ts";
import { tokenise } from "./tokenise.ts";

/** What kind of thing a question asks for, as far as its words tell. */
export type AnswerKind = "person" | "time" | "place" | "number";

/** All that the search knows of a language. */
export type LanguageTools = {
  readonly code: string;
  stem(word: string): string;
  readonly stopwords: ReadonlySet<string>;
  /** Question words and the nouns that say what is asked for (“in which year”): folded word → kind. */
  readonly answerKinds: ReadonlyMap<string, AnswerKind>;
  /** “Which”, “how many”: the noun after them says what is asked for. */
  readonly askingWords: ReadonlySet<string>;
  /** Words that are numbers or dates though they have no digit: folded. */
  readonly numberWords: ReadonlySet<string>;
  readonly monthNames: ReadonlySet<string>;
};

type Extras = {
  readonly functionWords: string;
  readonly kinds: Readonly<Record<AnswerKind, string>>;
  readonly asking: string;
  readonly numbers: string;
  /** Absent: asked of `Intl`, which takes some 20 ms to wake up. */
  readonly months?: string;
};

const STEMS_REMEMBERED_MAX = 50_000;

const NO_EXTRAS: Extras = {
  functionWords: "",
  kinds: { person: "", time: "", place: "", number: "" },
  asking: "",
  numbers: "",
};

const EXTRAS: Readonly<Record<string, Extras>> = {
  it: {
    functionWords: "quando quali qual cosa cos com ed od essere stato stata stati state fare fatto",
    kinds: {
      person: "chi",
      time: "quando anno data giorno mese secolo decennio",
      place: "dove",
      number: "quanti quante quanto quanta percentuale",
    },
    asking: "quale quali qual che",
    months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    numbers:
      "due tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento mille mila milione milioni miliardo miliardi meta doppio",
  },
  en: {
    functionWords: "a many much also ll re ve",
    kinds: {
      person: "who whom whose",
      time: "when year date day month century decade",
      place: "where",
      number: "many much percentage",
    },
    asking: "which what",
    months: "january february march april may june july august september october november december",
    numbers:
      "two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million millions billion billions half double",
  },
};

type Imports = Promise<readonly [{ stemmer(word: string): string }, { readonly stopwords: readonly string[] }]>;

/** The other languages, imported when asked for. */
const OTHERS: Readonly<Record<string, () => Imports>> = {
  da: () => Promise.all([import("@orama/stemmers/danish"), import("@orama/stopwords/danish")]),
  de: () => Promise.all([import("@orama/stemmers/german"), import("@orama/stopwords/german")]),
  es: () => Promise.all([import("@orama/stemmers/spanish"), import("@orama/stopwords/spanish")]),
  fi: () => Promise.all([import("@orama/stemmers/finnish"), import("@orama/stopwords/finnish")]),
  fr: () => Promise.all([import("@orama/stemmers/french"), import("@orama/stopwords/french")]),
  hu: () => Promise.all([import("@orama/stemmers/hungarian"), import("@orama/stopwords/hungarian")]),
  nl: () => Promise.all([import("@orama/stemmers/dutch"), import("@orama/stopwords/dutch")]),
  no: () => Promise.all([import("@orama/stemmers/norwegian"), import("@orama/stopwords/norwegian")]),
  pt: () => Promise.all([import("@orama/stemmers/portuguese"), import("@orama/stopwords/portuguese")]),
  ro: () => Promise.all([import("@orama/stemmers/romanian"), import("@orama/stopwords/romanian")]),
  ru: () => Promise.all([import("@orama/stemmers/russian"), import("@orama/stopwords/russian")]),
  sv: () => Promise.all([import("@orama/stemmers/swedish"), import("@orama/stopwords/swedish")]),
};

const ITALIAN = tools("it", stemItalian, italianStopwords);
const ENGLISH = tools("en", stemEnglish, englishStopwords);

/** Codes of the languages that {@link loadLanguage} accepts. */
export const LANGUAGE_CODES: readonly string[] = ["it", "en", ...Object.keys(OTHERS)];

/** The languages that are always loaded. */
export function languageTools(code: "it" | "en"): LanguageTools {
  return code === "it" ? ITALIAN : ENGLISH;
}

/**
 * Any language of {@link LANGUAGE_CODES}; others than Italian and English are imported when asked for.
 * @throws KnowledgeError (`language-unknown`)
 */
export async function loadLanguage(code: string): Promise<LanguageTools> {
  if (code === "it" || code === "en") return languageTools(code);
  const load = OTHERS[code];
  if (load === undefined) {
    throw new KnowledgeError("language-unknown", `No language “${code}”: use one of ${LANGUAGE_CODES.join(", ")}.`);
  }
  const [{ stemmer }, { stopwords }] = await load();
  return tools(code, stemmer, stopwords);
}

function tools(code: string, stem: (word: string) => string, stopwords: readonly string[]): LanguageTools {
  const extras = EXTRAS[code] ?? NO_EXTRAS;
  const answerKinds = new Map<string, AnswerKind>();
  for (const kind of ["person", "time", "place", "number"] as const) {
    for (const word of wordsOf(extras.kinds[kind])) answerKinds.set(word, kind);
  }
  return {
    code,
    stem: remembering(stem),
    stopwords: new Set([...wordsOf(stopwords.join(" ")), ...wordsOf(extras.functionWords)]),
    answerKinds,
    askingWords: new Set(wordsOf(extras.asking)),
    numberWords: new Set(wordsOf(extras.numbers)),
    monthNames: new Set(extras.months === undefined ? monthNames(code) : wordsOf(extras.months)),
  };
}

/** Words come again and again, and stemming one takes longer than looking it up. */
function remembering(stem: (word: string) => string): (word: string) => string {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    if (stems.size >= STEMS_REMEMBERED_MAX) stems.clear();
    const found = stem(word);
    stems.set(word, found);
    return found;
  };
}

function wordsOf(line: string): string[] {
  return tokenise(line).map((token) => token.word);
}

function monthNames(code: string): string[] {
  const format = new Intl.DateTimeFormat(code, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => wordsOf(format.format(new Date(Date.UTC(2000, month))))).flat();
}
