import type { Activity } from "./activity.ts";
import type { Budgets } from "./budgets.ts";
import type { ChannelKnowledge } from "./channel-knowledge.ts";
import type { Communities } from "./communities.ts";
import type { Conversations } from "./conversations.ts";
import type { Feedback } from "./feedback.ts";
import type { Gaps } from "./gaps.ts";
import type { HandledEvents } from "./handled-events.ts";
import type { Ledger } from "./ledger.ts";
import type { Moderators } from "./moderators.ts";
import type { People } from "./people.ts";
import type { Preferences } from "./preferences.ts";
import type { Subscriptions } from "./subscriptions.ts";
import type { Threads } from "./threads.ts";
import type { Upkeep } from "./upkeep.ts";
import type { Vault } from "./vault.ts";

/** All that one store remembers. Whoever uses it takes the one port that it needs. */
export type Store = {
  readonly activity: Activity;
  readonly budgets: Budgets;
  readonly channelKnowledge: ChannelKnowledge;
  readonly communities: Communities;
  readonly conversations: Conversations;
  readonly feedback: Feedback;
  readonly gaps: Gaps;
  readonly handledEvents: HandledEvents;
  readonly ledger: Ledger;
  readonly moderators: Moderators;
  readonly people: People;
  readonly preferences: Preferences;
  readonly subscriptions: Subscriptions;
  readonly threads: Threads;
  readonly upkeep: Upkeep;
  readonly vault: Vault;
  /** Ends all connections; work that is under way is waited for. */
  close(): Promise<void>;
};
