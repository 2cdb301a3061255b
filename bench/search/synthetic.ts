import type { BenchPassage, BenchQuery, Corpus } from "./corpus.ts";
import { pick, randomFrom, shuffled } from "./random.ts";

const SEED = 20_261_123;
const PASSAGES = 600;
const PASSAGES_PER_TITLE = 12;
const QUERIES = 1_200;
const WORDS = 6_000;
const TOPIC_WORDS = 40;
const SENTENCES = 5;
const WORDS_PER_SENTENCE = 14;
const WORDS_ASKED = 3;
const WORDS_FROM_ELSEWHERE = 2;
const FUNCTION_WORDS = ["il", "la", "di", "che", "e", "in", "per", "con", "una", "del", "della", "nel"];
const QUESTION_WORDS = ["Quale", "Quando", "Chi", "Dove", "Come", "Perché"];
const ONSETS = ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "gr", "ch"];
const VOWELS = ["a", "e", "i", "o", "u", "ia", "io"];
const CODAS = ["", "", "", "n", "r", "l", "s"];

/** A made-up corpus with the shape of Italian: the same one on every machine. For runs without data at hand. */
export function syntheticCorpus(): Corpus {
  const random = randomFrom(SEED);
  const words = [...new Set(Array.from({ length: WORDS }, () => makeWord(random)))];
  const passages: BenchPassage[] = [];
  const sentencesOf: string[][][] = [];
  let topic: string[] = [];
  let title = "";
  for (let number = 0; number < PASSAGES; number++) {
    if (number % PASSAGES_PER_TITLE === 0) {
      topic = Array.from({ length: TOPIC_WORDS }, () => pick(words, random) ?? "");
      title = topic.slice(0, 2).join(" ");
    }
    const sentences = Array.from({ length: SENTENCES }, () => makeSentence(words, topic, random));
    sentencesOf.push(sentences);
    const text = sentences.map((sentence) => `${capitalised(sentence.join(" "))}.`).join(" ");
    passages.push({ id: `p${number}`, title, text });
  }
  const queries: BenchQuery[] = Array.from({ length: QUERIES }, (_, number) => {
    const passage = Math.floor(random() * PASSAGES);
    const sentence = pick(sentencesOf[passage] ?? [], random) ?? [];
    const content = sentence.filter((word) => !FUNCTION_WORDS.includes(word));
    const kept = shuffled(content, random).slice(0, WORDS_ASKED);
    const noise = Array.from({ length: WORDS_FROM_ELSEWHERE }, () => pick(words, random) ?? "");
    const text = `${pick(QUESTION_WORDS, random)} ${[...kept, ...noise].join(" ")}?`;
    return { id: `q${number}`, text, pids: [`p${passage}`] };
  });
  return { passages, queries };
}

function makeWord(random: () => number): string {
  const syllables = 2 + Math.floor(random() * 3);
  return Array.from(
    { length: syllables },
    () => `${pick(ONSETS, random)}${pick(VOWELS, random)}${pick(CODAS, random)}`,
  ).join("");
}

/** Function words, words of the topic, and common words, whose frequency falls like natural language's. */
function makeSentence(words: readonly string[], topic: readonly string[], random: () => number): string[] {
  return Array.from({ length: WORDS_PER_SENTENCE }, () => {
    const kind = random();
    if (kind < 0.35) return pick(FUNCTION_WORDS, random) ?? "";
    if (kind < 0.7) return pick(topic, random) ?? "";
    return words[Math.floor(words.length ** random()) - 1] ?? "";
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
