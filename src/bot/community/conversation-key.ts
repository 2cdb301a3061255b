import type { PersonKey } from "../ports/people.ts";
import type { Visit } from "./visit.ts";

/** A conversation is a thread, a direct message, or one person in one channel. */
export function conversationKey({ platform, community, channel, thread, direct }: Visit, person: PersonKey): string {
  return JSON.stringify([platform, community, channel, thread ?? (direct ? null : person)]);
}
