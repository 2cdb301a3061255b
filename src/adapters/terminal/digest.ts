import type { ActivityReport, Debate, Digest, DigestCard, GuessFirst, KnowledgeNews } from "../../bot/digest/digest.ts";
import { DIGEST_WORDS, type DigestWords } from "../../bot/digest/words/words.ts";
import { printable } from "../../text/printable.ts";
import { citationLine } from "./rendering.ts";
import type { Style } from "./style.ts";
import { wrap } from "./wrap.ts";

/** A digest for people, in its language: what of it is there, in blocks; for an empty one why. No line feed at the end. */
export function renderDigest(digest: Digest, style: Style): string {
  const words = DIGEST_WORDS[digest.language];
  const page = new Page(style);
  page.heading(words.title(digest.localDate));
  if (digest.empty !== null) page.block(page.text(words.empty[digest.empty]));
  if (digest.card !== null) addCard(page, words.card, digest.card);
  if (digest.question !== null) addQuestion(page, words, digest.question);
  if (digest.debate !== null) addDebate(page, words, digest.debate);
  if (digest.prompt !== null) page.block(page.strong(words.prompt), page.text(digest.prompt.text));
  if (digest.news !== null) addNews(page, words, digest.news);
  if (digest.activity !== null) addActivity(page, words, digest.activity);
  return page.toString();
}

/** Blocks of lines that fit the screen, without what could move a terminal's cursor. */
class Page {
  readonly #style: Style;
  readonly #blocks: string[] = [];

  constructor(style: Style) {
    this.#style = style;
  }

  block(...lines: readonly string[]): void {
    this.#blocks.push(lines.join("\n"));
  }

  heading(text: string): void {
    this.block(this.#style.accent(this.text(text)));
  }

  strong(text: string): string {
    return this.#style.strong(this.text(text));
  }

  text(text: string): string {
    return wrap(printable(text), this.#style.width);
  }

  faint(text: string): string {
    return this.#style.faint(wrap(printable(text), this.#style.width, "  "));
  }

  item(text: string): string {
    return wrap(`  – ${printable(text)}`, this.#style.width, "    ");
  }

  sources({ citations }: Pick<DigestCard, "citations">): readonly string[] {
    return citations.map((citation) => this.faint(citationLine(citation)));
  }

  toString(): string {
    return this.#blocks.join("\n\n");
  }
}

function addCard(page: Page, heading: string, card: DigestCard): void {
  page.block(page.strong(`${heading}: ${card.title}`), page.text(card.text), ...page.sources(card));
}

/** In a terminal nothing can be hidden: the answer stands apart, and fainter than the question. */
function addQuestion(page: Page, words: DigestWords, { question, hidden }: GuessFirst): void {
  page.block(page.strong(words.question), page.text(question));
  page.block(page.faint(`${words.hidden}: ${hidden.text}`), ...page.sources(hidden));
}

function addDebate(page: Page, words: DigestWords, debate: Debate): void {
  page.block(page.strong(words.debate), page.text(words.takeSides));
  addCard(page, words.sides.for, debate.for);
  addCard(page, words.sides.against, debate.against);
}

function addNews(page: Page, words: DigestWords, { items, more }: KnowledgeNews): void {
  const lines = items.map(({ title, kind }) => page.item(`${title} (${words.newsKinds[kind]})`));
  page.block(page.strong(words.news), ...lines, ...(more > 0 ? [page.item(words.more(more))] : []));
}

function addActivity(page: Page, words: DigestWords, { asked, unanswered }: ActivityReport): void {
  const lines = (all: readonly { readonly text: string; readonly askers: number }[]) =>
    all.map(({ text, askers }) => page.item(`${text} (${words.askers(askers)})`));
  const titles = asked.map(({ title, askers }) => ({ text: title, askers }));
  if (titles.length > 0) page.block(page.strong(words.asked), ...lines(titles));
  if (unanswered.length > 0) page.block(page.strong(words.unanswered), ...lines(unanswered));
}
