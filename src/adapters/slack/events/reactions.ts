import { type Fields, fieldsAt, textAt } from "../fields.ts";
import type { Parts } from "../parts.ts";
import { isDirect, plainVisit } from "../visits.ts";
import { failureOf } from "../web/failures.ts";
import { remedyOf } from "../web/remedies.ts";
import type { Workspace } from "../workspaces.ts";

/** 🔇 */
const MUTE = "mute";

/** A 🔇 anywhere in a thread silences the bot there. */
export async function handleReaction({ bot, log }: Parts, body: Fields, workspace: Workspace): Promise<void> {
  const event = fieldsAt(body, "event");
  const item = fieldsAt(event, "item");
  const channel = textAt(item, "channel");
  const ts = textAt(item, "ts");
  const person = textAt(event, "user");
  if (event.reaction !== MUTE || channel === undefined || ts === undefined || person === undefined) return;
  if (person === workspace.botUserId) return;
  let thread = ts;
  try {
    const { permalink = "" } = await workspace.client.chat.getPermalink({ channel, message_ts: ts });
    thread = threadOf(permalink) ?? ts;
  } catch (error) {
    const failure = failureOf(error);
    // The message itself is right where it began the thread.
    log.warn("Slack didn't say which thread a reaction is in.", {
      code: failure.code,
      remedy: remedyOf(failure),
      error,
    });
  }
  await bot.quiet(plainVisit(workspace, { channel, thread, direct: isDirect(channel), person }));
}

/** The event doesn't say which thread the message is in; its address does. */
function threadOf(permalink: string): string | undefined {
  if (!URL.canParse(permalink)) return undefined;
  return new URL(permalink).searchParams.get("thread_ts") ?? undefined;
}
