import type { Language, Pack } from "../../knowledge/pack/types.ts";
import type { ActivityReport, Debate, Digest, DigestCard, KnowledgeNews } from "../digest/digest.ts";
import { DIGEST_WORDS, type DigestWords } from "../digest/words/words.ts";
import type { Block, Button, Reply } from "./reply.ts";
import { sourcesOf } from "./sources.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

/** A digest as a reply: its parts in their order, related questions as buttons. */
export type DigestReply = (digest: Digest) => Reply;

const RELATED_MAX = 3;

export function createDigestReply(packs: readonly Pack[]): DigestReply {
  return (digest) => {
    const words = DIGEST_WORDS[digest.language];
    const title = words.title(digest.localDate);
    const content = digest.empty === null ? contentOf(digest, words) : [text(words.empty[digest.empty])];
    const related = relatedTo(digest, packs);
    const buttons: readonly Block[] =
      related.length === 0
        ? []
        : [{ kind: "buttons", label: COMMUNITY_WORDS[digest.language].related, buttons: related }];
    return {
      language: digest.language,
      private: false,
      summary: [title, ...content.flatMap((block) => (block.kind === "text" ? [block.text] : []))].join("\n"),
      blocks: [heading(title), ...content, ...buttons],
    };
  };
}

function contentOf(digest: Digest, words: DigestWords): readonly Block[] {
  const { card, question, debate, prompt, news, activity } = digest;
  return [
    ...(card === null ? [] : cardBlocks(`${words.card}: ${card.title}`, card)),
    ...(question === null
      ? []
      : [
          heading(words.question),
          text(question.question),
          {
            kind: "hidden" as const,
            label: words.hidden,
            text: [question.hidden.text, ...sourcesOf(question.hidden.citations).map((source) => source.text)].join(
              "\n",
            ),
            reveal: { kind: "reveal" as const, entry: question.entry, language: digest.language },
          },
        ]),
    ...(debate === null ? [] : debateBlocks(debate, words)),
    ...(prompt === null ? [] : [heading(words.prompt), text(prompt.text)]),
    ...(news === null ? [] : newsBlocks(news, words)),
    ...(activity === null ? [] : activityBlocks(activity, words)),
  ];
}

/** Two claims side by side, and the question whose side people are on. */
export function debateBlocks(debate: Debate, words: DigestWords): readonly Block[] {
  return [
    heading(words.debate),
    ...cardBlocks(words.sides.for, debate.for),
    ...cardBlocks(words.sides.against, debate.against),
    text(words.takeSides),
  ];
}

function cardBlocks(title: string, card: DigestCard): readonly Block[] {
  return [heading(title), text(card.text), { kind: "sources", sources: sourcesOf(card.citations) }];
}

function newsBlocks({ items, more }: KnowledgeNews, words: DigestWords): readonly Block[] {
  const lines = items.map(({ title, kind }) => `${title} (${words.newsKinds[kind]})`);
  return [heading(words.news), { kind: "list", items: more > 0 ? [...lines, words.more(more)] : lines }];
}

function activityBlocks({ asked, unanswered }: ActivityReport, words: DigestWords): readonly Block[] {
  const listOf = (title: string, items: readonly { readonly text: string; readonly askers: number }[]) =>
    items.length === 0
      ? []
      : [
          heading(title),
          { kind: "list" as const, items: items.map((each) => `${each.text} (${words.askers(each.askers)})`) },
        ];
  const titles = asked.map(({ title, askers }) => ({ text: title, askers }));
  return [...listOf(words.asked, titles), ...listOf(words.unanswered, unanswered)];
}

/** Questions about other entries of the same topics, for whoever wants to read on. */
function relatedTo({ card, prompt, language }: Digest, packs: readonly Pack[]): readonly Button[] {
  const shown = card?.entry ?? prompt?.entry;
  const pack = packs.find(({ metadata }) => shown?.startsWith(`${metadata.id}/`));
  const subject = pack?.entries.find(({ id }) => `${pack.metadata.id}/${id}` === shown);
  if (pack === undefined || subject === undefined) return [];
  return pack.entries
    .filter((entry) => entry !== subject && entry.topics.some((topic) => subject.topics.includes(topic)))
    .slice(0, RELATED_MAX)
    .flatMap(({ id, questions }) => buttonOf(id, questions[language][0], language));
}

function buttonOf(entry: string, question: string | undefined, language: Language): readonly Button[] {
  return question === undefined ? [] : [{ label: question, action: { kind: "ask", entry, language } }];
}

function heading(text: string): Block {
  return { kind: "heading", text };
}

function text(text: string): Block {
  return { kind: "text", text };
}
