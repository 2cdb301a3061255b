import { activityContract } from "./activity.ts";
import { budgetsContract } from "./budgets.ts";
import { channelKnowledgeContract } from "./channel-knowledge.ts";
import { communitiesContract } from "./communities.ts";
import { conversationsContract } from "./conversations.ts";
import { feedbackContract } from "./feedback.ts";
import { gapsContract } from "./gaps.ts";
import { handledEventsContract } from "./handled-events.ts";
import { ledgerContract } from "./ledger.ts";
import { ledgerRecordingContract } from "./ledger-recording.ts";
import { moderatorsContract } from "./moderators.ts";
import { peopleContract } from "./people.ts";
import { preferencesContract } from "./preferences.ts";
import { type OpenStore, openForTest } from "./store.ts";
import { subscriptionsContract } from "./subscriptions.ts";
import { threadsContract } from "./threads.ts";
import { upkeepContract } from "./upkeep.ts";
import { vaultContract } from "./vault.ts";

/** Every port's contract. */
export function storeContracts(name: string, open: OpenStore): void {
  activityContract(name, open);
  budgetsContract(name, open);
  channelKnowledgeContract(name, open);
  communitiesContract(name, open);
  conversationsContract(name, async (clock) => (await openForTest(() => open(clock))).conversations);
  feedbackContract(name, open);
  gapsContract(name, open);
  handledEventsContract(name, open);
  ledgerContract(name, open);
  moderatorsContract(name, open);
  ledgerRecordingContract(name, open);
  peopleContract(name, open);
  preferencesContract(name, open);
  subscriptionsContract(name, open);
  threadsContract(name, open);
  upkeepContract(name, open);
  vaultContract(name, open);
}
