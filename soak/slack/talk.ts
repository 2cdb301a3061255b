import type { Sent } from "../../test/doubles/slack/driver/sent.ts";
import type { WorkspaceDriver } from "../../test/doubles/slack/driver/workspace.ts";
import type { Channel } from "../../test/doubles/slack/types.ts";
import { REPLICAS } from "./settings.ts";

const QUESTIONS = [
  "Who is leading?",
  "Chi è in testa nella corsa?",
  "Who is Clement Delangue?",
  "What is the weather on Mars?",
  "grazie",
];
const CHANNELS = 20;
const DIRECT_SHARE = 0.1;
const BOTH_EVENTS_SHARE = 0.5;

/** What people do, one thing a call: they mention the bot, by one event or by both in either order, or write to it. */
export function createTalk(workspace: WorkspaceDriver, injected: Record<string, number>): () => Sent {
  const channels: Channel[] = Array.from({ length: CHANNELS }, (_, index) => workspace.addChannel(`talk-${index}`));
  const count = (name: string) => {
    injected[name] = (injected[name] ?? 0) + 1;
  };
  return () => {
    const text = oneOf(QUESTIONS) ?? "";
    if (Math.random() < DIRECT_SHARE) {
      count("direct message");
      return workspace.directMessage(text, { user: workspace.addPerson() });
    }
    const channel = oneOf(channels) ?? workspace.general;
    if (Math.random() >= BOTH_EVENTS_SHARE) {
      count("mention");
      return workspace.mention(text, { channel, events: ["app_mention"] });
    }
    const isMentionFirst = Math.random() < 0.5;
    count(isMentionFirst ? "mention, then message" : "message, then mention");
    const replica = Math.floor(Math.random() * REPLICAS);
    return workspace.mention(text, {
      ...{ channel, events: isMentionFirst ? ["app_mention", "message"] : ["message", "app_mention"] },
      replicas: [replica, REPLICAS - 1 - replica],
    });
  };
}

function oneOf<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(Math.random() * list.length)];
}
