import type { ConversationMemory } from "../conversation/memory.ts";
import { conversationKey } from "./conversation-key.ts";
import { textReply } from "./manners.ts";
import { languageFor, type Parts } from "./parts.ts";
import type { Block, Reply } from "./reply.ts";
import type { Visit } from "./visit.ts";
import { COMMUNITY_WORDS } from "./words/words.ts";

const REVISION_CHARACTERS = 12;

/** How the conversation's last answer was found: by whom it was weighed against what, and what it needed. */
export async function explain(parts: Parts, visit: Visit): Promise<Reply> {
  const { store } = parts;
  const person = await store.people.identify(visit.platform, visit.person);
  // What the person asked alone, before what everybody in the thread asked.
  const memory =
    (await store.conversations.recall(conversationKey(visit, person, true))) ??
    (await store.conversations.recall(conversationKey(visit, person, false)));
  const language = memory?.language ?? (await languageFor(parts, visit));
  const words = COMMUNITY_WORDS[language].explain;
  if (memory === undefined) return textReply(language, words.nothing);
  const blocks: readonly Block[] = [
    { kind: "heading", text: words.title },
    ...findingBlocks(parts, memory),
    {
      kind: "text",
      text: words.knowledge(
        parts.bot.knowledge.slice(0, REVISION_CHARACTERS),
        new Date(parts.clock()).toISOString().slice(0, "YYYY-MM-DD".length),
      ),
      quiet: true,
    },
  ];
  return { language, private: true, summary: words.title, blocks };
}

function findingBlocks({ directory }: Parts, { language, entities, found }: ConversationMemory): readonly Block[] {
  const words = COMMUNITY_WORDS[language].explain;
  if (found === undefined) return [{ kind: "text", text: words.noCandidates }];
  const names = directory.namesOf(entities, language);
  // What the source is silent about competes too, and has no title to show.
  const items = found.candidates
    .filter(({ entry }) => directory.entry(entry) !== undefined)
    .map(({ entry, score }) => words.candidate(directory.titleOf(entry, language), score));
  return [
    ...(names.length > 0 ? [{ kind: "text" as const, text: words.about(names) }] : []),
    ...(items.length > 0 ? [{ kind: "list" as const, items }] : []),
    ...(found.guards.length > 0 ? [{ kind: "text" as const, text: words.guards(found.guards) }] : []),
    { kind: "text", text: words.threshold(found.threshold) },
  ];
}
