import { hash } from "node:crypto";
import type { Language } from "../../knowledge/pack/types.ts";
import { pairsOf } from "../digest/content/debates.ts";
import { cardOf, entriesIn } from "../digest/content/entries.ts";
import { DIGEST_WORDS } from "../digest/words/words.ts";
import { debateBlocks } from "./digest-reply.ts";
import { mannersOf, textReply } from "./manners.ts";
import { languageFor, type Parts } from "./parts.ts";
import type { Block, Button, Reply } from "./reply.ts";
import { placeOf, type Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** What somebody can look through without asking: topics, debates, help. */

const DAY_MS = 24 * 60 * 60 * 1000;
const BUTTONS_MAX = 20;
const TRIED_MAX = 4;

export async function topics(parts: Parts, visit: Visit): Promise<Reply> {
  const language = await languageFor(parts, visit);
  const words = COMMUNITY_WORDS[language];
  const listed = parts.bot.topics(language);
  if (listed.length === 0) return textReply(language, words.noTopics);
  const buttons = listed.map(
    ({ id, name }): Button => ({ label: name, action: { kind: "topic", topic: id, language } }),
  );
  return {
    ...{ language, private: (await mannersOf(parts, visit)).private, summary: words.topics },
    blocks: [{ kind: "buttons", label: words.topics, buttons: buttons.slice(0, BUTTONS_MAX) }],
  };
}

/** A topic's questions, each as a button. */
export async function topic(parts: Parts, visit: Visit, id: string, language: Language): Promise<Reply> {
  const found = parts.directory.topic(id);
  if (found === undefined) return textReply(language, COMMUNITY_WORDS[language].gone);
  const buttons = found.entries.map(
    (entry): Button => ({
      label: entry.questions[language][0] ?? entry.title[language],
      action: { kind: "ask", entry: entry.id, language },
    }),
  );
  return {
    ...{ language, private: (await mannersOf(parts, visit)).private, summary: found.name[language] },
    blocks: [
      { kind: "heading", text: found.name[language] },
      { kind: "buttons", label: null, buttons: buttons.slice(0, BUTTONS_MAX) },
    ],
  };
}

/**
 * A claim for open models and one against, with equal space. Without a place each channel gets another one each day.
 *
 * @param place any whole number from 0 on: the pairs go round.
 */
export async function debate(
  parts: Parts,
  visit: Visit,
  chosen?: { place: number; language: Language },
): Promise<Reply> {
  const language = chosen?.language ?? (await languageFor(parts, visit));
  const words = COMMUNITY_WORDS[language];
  const pairs = pairsOf(entriesIn(parts.packs), language);
  const place = (chosen?.place ?? Math.floor(parts.clock() / DAY_MS) + startOf(visit)) % Math.max(1, pairs.length);
  const pair = pairs[place];
  if (pair === undefined) return textReply(language, words.noDebates);
  const shown = { for: cardOf(pair.for, language), against: cardOf(pair.against, language) };
  const more: readonly Block[] =
    pairs.length === 1
      ? []
      : [
          {
            kind: "buttons",
            label: null,
            buttons: [
              { label: words.anotherDebate, action: { kind: "debate", place: (place + 1) % pairs.length, language } },
            ],
          },
        ];
  return {
    ...{ language, private: (await mannersOf(parts, visit)).private },
    summary: [words.debate, shown.for.text, shown.against.text].join("\n"),
    blocks: [...debateBlocks(shown, DIGEST_WORDS[language]), ...more],
  };
}

/** @param hints how to call the bot on this platform. */
export async function help(
  parts: Parts,
  visit: Visit,
  hints: Readonly<Record<Language, readonly string[]>>,
): Promise<Reply> {
  const language = await languageFor(parts, visit);
  const words = COMMUNITY_WORDS[language];
  const about = words.help.about(parts.directory.about(language));
  return {
    ...{ language, private: true, summary: about },
    blocks: [
      { kind: "heading", text: words.help.title },
      { kind: "text", text: about },
      { kind: "list", items: hints[language] },
      { kind: "buttons", label: words.help.tryOne, buttons: firstQuestions(parts, language) },
      { kind: "text", text: words.data.never, quiet: true },
    ],
  };
}

/** A question of each of the first topics, for somebody who doesn't know what to ask. */
export function firstQuestions({ bot }: Parts, language: Language): readonly Button[] {
  const firsts = bot.topics(language).flatMap(({ questions }) => questions.slice(0, 1));
  const distinct = [...new Map(firsts.map((each) => [each.entry, each])).values()];
  return distinct
    .slice(0, TRIED_MAX)
    .map(({ entry, question }) => ({ label: question, action: { kind: "ask", entry, language } }));
}

function startOf(visit: Visit): number {
  const { platform, community, channel } = placeOf(visit);
  return Number.parseInt(hash("sha256", JSON.stringify([platform, community, channel])).slice(0, 6), 16);
}
