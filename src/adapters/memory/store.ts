import type { Store } from "../../bot/ports/store.ts";
import { createMemoryActivity } from "./activity.ts";
import { createMemoryBudgets } from "./budgets.ts";
import { createMemoryChannelKnowledge } from "./channel-knowledge.ts";
import { createMemoryCommunities } from "./communities.ts";
import { createMemoryConversations } from "./conversations.ts";
import { createMemoryFeedback } from "./feedback.ts";
import { createMemoryGaps } from "./gaps.ts";
import { createMemoryHandledEvents } from "./handled-events.ts";
import { createMemoryLedger } from "./ledger.ts";
import { createMemoryModerators } from "./moderators.ts";
import { createMemoryPeople } from "./people.ts";
import { createMemoryPreferences } from "./preferences.ts";
import { createMemorySubscriptions } from "./subscriptions.ts";
import { type Clock, createMemoryTables } from "./tables.ts";
import { createMemoryThreads } from "./threads.ts";
import { createMemoryUpkeep } from "./upkeep.ts";
import { createMemoryVault } from "./vault.ts";

/** A store in this process, for tests: it passes the databases' contracts and forgets everything with the process. */
export function createMemoryStore({ clock }: { readonly clock: Clock }): Store {
  const tables = createMemoryTables();
  return {
    activity: createMemoryActivity(tables),
    budgets: createMemoryBudgets(tables, clock),
    channelKnowledge: createMemoryChannelKnowledge(tables, clock),
    communities: createMemoryCommunities(tables, clock),
    conversations: createMemoryConversations({ clock }),
    feedback: createMemoryFeedback(tables),
    gaps: createMemoryGaps(tables),
    handledEvents: createMemoryHandledEvents(tables, clock),
    ledger: createMemoryLedger(tables, clock),
    moderators: createMemoryModerators(tables),
    people: createMemoryPeople(tables),
    preferences: createMemoryPreferences(tables),
    subscriptions: createMemorySubscriptions(tables),
    threads: createMemoryThreads(tables, clock),
    upkeep: createMemoryUpkeep(tables, clock),
    vault: createMemoryVault(tables, clock),
    close: async () => undefined,
  };
}
