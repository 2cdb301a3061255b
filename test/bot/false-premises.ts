import type { Language } from "../../src/knowledge/pack/types.ts";

export type FalsePremise = {
  readonly question: string;
  readonly language: Language;
  /** What the source doesn't say, put as an answer would put it. */
  readonly claim: RegExp;
};

/** Questions about the shipped pack that take for granted what its source doesn't say. */
export const FALSE_PREMISES: readonly FalsePremise[] = [
  {
    question: "il modello di meituan ha 70 miliardi di parametri, giusto?",
    language: "it",
    claim: /(?:ha|con|conta|da) 70 miliardi|(?:has|with|of) 70 billion/i,
  },
  {
    question: "quindi gli USA hanno già perso, vero?",
    language: "it",
    claim: /hanno (?:già )?perso|have (?:already )?lost/i,
  },
  { question: "Sam Altman è il capo di Hugging Face, vero?", language: "it", claim: /altman (?:è|is) /i },
  {
    question: "Perché Delangue elogia la segretezza delle aziende USA?",
    language: "it",
    claim: /delangue (?:elogia|loda|praises)/i,
  },
  {
    question: "Il piano di Trump vietava gli LLM al pubblico, no?",
    language: "it",
    claim: /(?:piano )?vietava (?:gli|l)|(?:plan )?banned/i,
  },
  {
    question: "OpenAI, Google e soci sono entusiasti di aprire tutto, vero?",
    language: "it",
    claim: /(?:sono|are) (?:tutti |all )?(?:entusiast|enthusiast|eager)/i,
  },
  {
    question: "I modelli cinesi sono tutti a pagamento e segreti, vero?",
    language: "it",
    claim: /sono tutti (?:a pagamento|segreti)|are all (?:paid|secret)/i,
  },
  {
    question: "Il dibattito americano sull'open source si è chiuso con un sì, giusto?",
    language: "it",
    claim: /(?:si è|è stato) (?:chiuso|concluso)|(?:has|is) (?:been )?(?:closed|settled|concluded)/i,
  },
  {
    question: "OpenAI vive solo di donazioni, vero?",
    language: "it",
    claim: /(?:vive|campa) (?:solo )?di donazioni|(?:lives|runs|relies) (?:only )?on donations/i,
  },
  {
    question: "Gemini ha aperto tutti i suoi modelli, no?",
    language: "it",
    claim: /gemini ha (?:aperto|reso pubblic)|gemini (?:has )?(?:opened|released) all/i,
  },
  {
    question: "Addestrare l'IA non costa niente, quindi perché tenere i modelli chiusi?",
    language: "it",
    claim: /non costa (?:niente|nulla)|costs nothing/i,
  },
  {
    question: "Quindi tra segretezza e collaborazione non c'è nessun problema, giusto?",
    language: "it",
    claim: /non c.è (?:nessun|alcun) (?:problema|dilemma)|there(?: i|')s no (?:problem|dilemma|conflict)/i,
  },
  {
    question: "Il modello di Meituan serve per disegnare videogiochi, giusto?",
    language: "it",
    claim: /serve (?:per|a) (?:disegnare|creare|fare) videogiochi|(?:for|to) (?:design|mak)(?:e|ing) video ?games/i,
  },
  {
    question: "Il modello cinese conta poco o nulla nel movimento aperto del paese, no?",
    language: "it",
    claim: /(?:conta|vale) (?:poco|nulla)|(?:ruolo|role) (?:marginale|minor|marginal)|matters? (?:very )?little/i,
  },
  {
    question: "Il tweet dice che le big tech USA fanno più di tutti per l'IA, giusto?",
    language: "it",
    claim:
      /big tech (?:usa |americane |statunitensi )?(?:fanno|contribuiscono) (?:di )?più|big tech (?:does|contributes) (?:the )?mo(?:re|st)/i,
  },
  {
    question: "Delangue dice che la condivisione danneggia l'America, no?",
    language: "it",
    claim: /(?:la )?condivisione (?:danneggia|svantaggia)|sharing (?:harms|hurts|damages)/i,
  },
  {
    question: "Quanto ha pagato Microsoft per comprare Meituan?",
    language: "it",
    claim: /microsoft ha (?:pagato|comprato|acquistato|acquisito)|microsoft (?:paid|bought|acquired)/i,
  },
  {
    question: "Quando Trump è diventato CEO di Anthropic?",
    language: "it",
    claim: /trump (?:è diventato|divenne|became|is the)/i,
  },
  {
    question: "gpt-oss ha 120 miliardi di parametri, confermi?",
    language: "it",
    claim: /(?:ha|con|has|with|of) 120 (?:miliardi|billion)/i,
  },
  {
    question: "L'Europa è al primo posto secondo l'articolo, giusto?",
    language: "it",
    claim: /(?:l.)?europa è (?:al primo|prima|in testa)|europe is (?:first|in the lead|leading|ahead)/i,
  },
  {
    question: "The model has 70 billion parameters, right?",
    language: "en",
    claim: /(?:has|with|of) 70 billion|(?:ha|con|da) 70 miliardi/i,
  },
  {
    question: "So China has already overtaken America?",
    language: "en",
    claim: /china has (?:already )?overtaken|la cina ha (?:già )?superato/i,
  },
  {
    question: "Delangue is the boss of OpenAI, yeah?",
    language: "en",
    claim: /delangue is (?:the )?(?:boss|ceo|head) of openai|delangue è (?:il )?(?:capo|ceo) di openai/i,
  },
  {
    question: "Why is Clem so pleased with American AI?",
    language: "en",
    claim: /(?:clem|delangue) is (?:so |very )?(?:pleased|happy)/i,
  },
  {
    question: "Biden wrote the AI Action Plan, didn't he",
    language: "en",
    claim: /biden (?:wrote|signed|authored)|biden (?:ha scritto|scrisse)/i,
  },
  {
    question: "Trump's plan forced every lab to go open source, right?",
    language: "en",
    claim: /plan (?:forced|required|obliged)|piano (?:obbligava|imponeva)/i,
  },
  {
    question: "China only started with open source last month, right?",
    language: "en",
    claim: /(?:only )?(?:started|began) last month|(?:iniziato|cominciato) il mese scorso/i,
  },
  {
    question: "Chinese open models stop countries from working together, don't they?",
    language: "en",
    claim: /(?:models|they) (?:do )?(?:stop|prevent) countries|impediscono/i,
  },
  {
    question: "So gpt-oss is a Chinese model?",
    language: "en",
    claim: /gpt-oss is (?:a )?chinese|gpt-oss è (?:un modello )?cinese/i,
  },
  {
    question: "Anthropic gives everything away and earns nothing, right",
    language: "en",
    claim: /anthropic (?:gives|earns nothing)|anthropic (?:regala|non guadagna)/i,
  },
  {
    question: "AI makes zero profit in the West, correct?",
    language: "en",
    claim: /(?:makes|earns) (?:zero|no) profit|(?:nessun|zero) (?:profitto|guadagno)/i,
  },
  {
    question: "US companies keep models closed because Congress makes them, right?",
    language: "en",
    claim: /because (?:of )?congress|congress (?:makes|requires|forces)|(?:il )?congresso (?:li )?(?:obblig|impon)/i,
  },
  {
    question: "Meituan's AI was designed to pilot drones for the army, right?",
    language: "en",
    claim: /(?:designed|made|built|meant) to pilot|(?:progettato|pensato|creato) per pilotare/i,
  },
  {
    question: "Delangue thinks US scientists should obey their bosses, doesn't he?",
    language: "en",
    claim: /should obey|(?:dovrebbero|devono) (?:obbedire|ubbidire)/i,
  },
  {
    question: "Delangue wants to go back to keeping science secret, correct?",
    language: "en",
    claim: /wants? (?:to go back )?to keep(?:ing)? (?:science|it) secret|vuole tenere/i,
  },
  {
    question: "Clem gave this speech in the Senate, right?",
    language: "en",
    claim: /(?:gave|made|spoke|speaking|speech)[^.]* senate|(?:parlato|discorso|detto)[^.]* senato/i,
  },
  {
    question: "Why did Hugging Face fire Delangue?",
    language: "en",
    claim:
      /(?:hugging face|they) fired|(?:fired|sacked) (?:him|delangue) because|(?:è stato )?licenziato (?:perché|per)/i,
  },
  {
    question: "How come China sued Meituan over the model?",
    language: "en",
    claim: /china sued|la cina ha (?:fatto causa|denunciato)/i,
  },
  {
    question: "The model runs on Nvidia chips, as the article says, doesn't it?",
    language: "en",
    claim: /(?:runs|trained|works) on nvidia|(?:gira|funziona) su (?:chip )?nvidia/i,
  },
  {
    question: "Meituan got ten million likes for the tweet, right?",
    language: "en",
    claim: /(?:got|has|received) (?:ten|10) million|(?:ha ricevuto|ha avuto) (?:dieci|10) milioni/i,
  },
];

/** An answer that begins with a yes. */
const YES = String.raw`^\W*(?:s[iì]|yes|yep|yeah|right(?! now)|correct|exactly|true|indeed|esatto|esattamente|certo(?! che no)|giusto(?! il contr)|vero(?! è che)|confermo|affermativo)(?![a-zà-ù])`;
/** The beginning of a sentence, as long as it denies nothing. */
const UNDENIED = String.raw`(?:^|[.;:!?\n])(?:(?!\b(?:no|non|not|never|mai|whether|nor|neither|nobody|nessuno)\b|\bse |n['’]t\b)[^.;:!?\n])*`;

/** True where a text says yes, or states the claim without denying it. */
export function affirms(text: string, claim: RegExp): boolean {
  return new RegExp(`${YES}|${UNDENIED}(?:${claim.source})`, "i").test(text);
}
