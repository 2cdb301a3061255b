import { createMemoryStore } from "../../src/adapters/memory/store.ts";
import type { Action, ActionKind } from "../../src/bot/community/actions.ts";
import type { CommunityBot } from "../../src/bot/community/community-bot.ts";
import { createCommunityBot } from "../../src/bot/community/create-community-bot.ts";
import { createDigestReply } from "../../src/bot/community/digest-reply.ts";
import type { Button, Reply } from "../../src/bot/community/reply.ts";
import type { Visit } from "../../src/bot/community/visit.ts";
import { createBot } from "../../src/bot/create-bot.ts";
import { createDigestDesk } from "../../src/bot/digest/desk.ts";
import { systemTiming } from "../../src/bot/digest/ledger/timing.ts";
import type { Store } from "../../src/bot/ports/store.ts";
import { loadPacks } from "../../src/knowledge/pack/load.ts";
import { type ScriptedPoster, scriptedPoster } from "./posters/scripted-poster.ts";
import { simulatedTiming } from "./simulated-timing.ts";

export const START_MS = Date.UTC(2026, 10, 24, 9);

export const VISIT: Visit = {
  ...{ platform: "discord", community: "guild-1", channel: "general", thread: null, direct: false },
  ...{ person: "person-1", moderator: false, locale: undefined, canWhisper: true },
};

export type CommunityRig = {
  readonly community: CommunityBot;
  readonly store: Store;
  readonly poster: ScriptedPoster;
  readonly time: { now: number };
  /** What failed beside a reply. */
  readonly reported: unknown[];
};

const packs = await loadPacks("config/knowledge");

/** The community's bot over the shipped pack and a store in memory. */
export function openCommunity(): CommunityRig {
  const time = { now: START_MS };
  const clock = () => time.now;
  const store = createMemoryStore({ clock });
  const timing = simulatedTiming(START_MS);
  const poster = scriptedPoster({ timing: systemTiming, delayMs: 0 });
  const reported: unknown[] = [];
  const { moderation } = createDigestDesk({
    ...{ store, packs, posters: [poster], timing, defaultLanguage: "it" as const, catchUpMs: 1, owner: "test" },
  });
  const community = createCommunityBot({
    bot: createBot({ packs, conversations: store.conversations }),
    ...{ packs, store, moderation, posters: [poster], clock, digestReply: createDigestReply(packs) },
    defaultLanguage: "it",
    report: (error) => reported.push(error),
  });
  return { community, store, poster, time, reported };
}

/** All that a reply says, a block a line. */
export function textOf(reply: Reply | null): string {
  if (reply === null) return "";
  return reply.blocks
    .flatMap((block) => {
      switch (block.kind) {
        case "list":
          return block.items;
        case "sources":
          return block.sources.map(({ text }) => text);
        case "buttons":
          return [block.label ?? "", ...block.buttons.map(({ label }) => `[${label}]`)];
        case "feedback":
          return [block.label];
        default:
          return [block.text];
      }
    })
    .join("\n");
}

/** The buttons of a reply, in their order. */
export function buttonsOf(reply: Reply | null): readonly Button[] {
  return (reply?.blocks ?? []).flatMap((block) => {
    if (block.kind === "buttons") return block.buttons;
    return block.kind === "feedback" ? [block.yes, block.no] : [];
  });
}

/** What the first button of a kind does. */
export function actionOf(reply: Reply | null, kind: ActionKind): Action {
  const found = buttonsOf(reply).find(({ action }) => action.kind === kind);
  if (found === undefined) throw new Error(`There is no button ${kind} in: ${textOf(reply)}`);
  return found.action;
}
