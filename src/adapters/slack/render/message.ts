import type { Reply } from "../../../bot/community/reply.ts";
import { memoByObject } from "../../../collections/memo.ts";
import { blocksOf, type SlackBlock, type Surface } from "./blocks.ts";
import { BLOCKS_CHARACTERS_MAX, MESSAGE_BLOCKS_MAX } from "./limits.ts";
import { fallbackOf } from "./plain.ts";

/** A message's content: what shows it, and its text for what doesn't show blocks. */
export type SlackMessage = { readonly text: string; readonly blocks: SlackBlock[] };

/**
 * A reply as a message, within all of Slack's limits whatever the reply holds. The same reply is given again and again
 * where a question is.
 */
export function renderMessage(reply: Reply): SlackMessage {
  return rendered(reply, "message");
}

const rendered = memoByObject((reply: Reply, surface: Surface) => ({
  text: fallbackOf(reply),
  blocks: renderBlocks(reply, surface, MESSAGE_BLOCKS_MAX),
}));

/** A reply's blocks: at most so many, and as much text as a message may have. What doesn't fit is left out whole. */
export function renderBlocks(reply: Reply, surface: Surface, blocksMax: number): SlackBlock[] {
  const kept: SlackBlock[] = [];
  let characters = 0;
  for (const block of reply.blocks.flatMap((each) => blocksOf(each, surface))) {
    const length = charactersOf(block);
    if (kept.length === blocksMax || characters + length > BLOCKS_CHARACTERS_MAX) continue;
    kept.push(block);
    characters += length;
  }
  return kept;
}

/** Of all texts that a block shows. */
function charactersOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === "text" && typeof inner === "string" ? inner.length : charactersOf(inner)),
    0,
  );
}
