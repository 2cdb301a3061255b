import type { Block, Reply } from "../../../bot/community/reply.ts";
import { escapedWithin } from "./escape.ts";
import { FALLBACK_CHARACTERS_MAX } from "./limits.ts";

/**
 * The whole reply as text, escaped: what notifications and screen readers say, and all that is said where a server
 * doesn't take blocks. Never empty.
 */
export function fallbackOf(reply: Reply): string {
  const parts = reply.blocks.map(textOf).filter((part) => part.trim() !== "");
  const text = parts.length === 0 ? reply.summary : parts.join("\n");
  return escapedWithin(text, FALLBACK_CHARACTERS_MAX) || "…";
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "text":
      return block.text;
    case "list":
      return bullets(block.items);
    case "sources":
      return block.sources.map(({ text, address }) => (address === null ? text : `${text} · ${address}`)).join("\n");
    case "buttons":
      return [block.label ?? "", bullets(block.buttons.map(({ label }) => label))]
        .filter((line) => line !== "")
        .join("\n");
    // What is hidden stays so, and without buttons nobody can say whether it helped.
    case "hidden":
    case "feedback":
      return "";
  }
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `• ${item}`).join("\n");
}
