import type { PersonKey } from "../ports/people.ts";
import type { Visit } from "./visit.ts";

/**
 * A conversation is a thread, a direct message, or one person in one channel. What a person asked privately in a thread
 * is that person's own, too.
 */
export function conversationKey(visit: Visit, person: PersonKey, isPrivate: boolean): string {
  const { platform, community, channel, thread, direct } = visit;
  const isShared = !isPrivate && (thread !== null || direct);
  return JSON.stringify([platform, community, channel, thread, ...(isShared ? [] : [person])]);
}
