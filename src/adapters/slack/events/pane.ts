import type { Reply } from "../../../bot/community/reply.ts";
import { isOurs } from "../../../bot/ports/handled-events.ts";
import { BoundedMap } from "../../../collections/bounded-map.ts";
import type { Parts } from "../parts.ts";
import { plainWithin } from "../render/escape.ts";
import { THREAD_TITLE_CHARACTERS_MAX } from "../render/limits.ts";
import { within } from "../timing.ts";
import { failureOf } from "../web/failures.ts";
import type { Workspace } from "../workspaces.ts";

/** The agent's pane. Everything in it is an extra: what Slack doesn't take is left out. */
export type Pane = {
  /** Says that it is working, until the answer comes or the status is empty; resolves when Slack knows, or soon. */
  showStatus(workspace: Workspace, channel: string, thread: string, status: string): Promise<void>;
  /** Names a thread by the first question that is answered in it, whichever replica answers; later ones don't change it. */
  nameThread(workspace: Workspace, channel: string, thread: string, question: string): Promise<void>;
  suggest(
    workspace: Workspace,
    channel: string,
    thread: string | null,
    title: string,
    questions: readonly string[],
  ): Promise<void>;
};

export const SUGGESTED_PROMPTS_MAX = 4;
/** A status that comes later than the answer would stay. */
const STATUS_WITHIN_MS = 1000;
const NAMING_LEASE_MS = 60_000;
const THREADS_REMEMBERED_MAX = 5000;
/** A workspace that has no pane isn't asked again for so long. */
const NO_PANE = new Set(["missing_scope", "unknown_method", "http-404", "not_allowed_token_type", "access_denied"]);
const NOT_AGAIN_MS = 60 * 60_000;

export function createPane({ timing, log, handledEvents }: Pick<Parts, "timing" | "log" | "handledEvents">): Pane {
  const named = new BoundedMap<string, true>(THREADS_REMEMBERED_MAX);
  const without = new BoundedMap<string, number>(THREADS_REMEMBERED_MAX);

  async function attempt({ community }: Workspace, step: string, call: () => Promise<unknown>): Promise<void> {
    if ((without.get(community) ?? 0) > timing.nowMs()) return;
    try {
      await call();
    } catch (error) {
      const { code } = failureOf(error);
      if (NO_PANE.has(code)) without.set(community, timing.nowMs() + NOT_AGAIN_MS);
      log.debug("The agent's pane isn't to be had.", { step, code });
    }
  }

  return {
    async showStatus(workspace, channel_id, thread_ts, status) {
      const shown = attempt(workspace, "status", () =>
        workspace.client.assistant.threads.setStatus({ channel_id, thread_ts, status }),
      );
      await within(timing, shown, STATUS_WITHIN_MS);
    },
    async nameThread(workspace, channel_id, thread_ts, question) {
      const key = `slack-title/${workspace.community}/${channel_id}/${thread_ts}`;
      const title = plainWithin(question, THREAD_TITLE_CHARACTERS_MAX);
      if (title === "" || named.has(key)) return;
      await attempt(workspace, "title", async () => {
        named.set(key, true);
        if (!isOurs(await handledEvents.begin([key], NAMING_LEASE_MS))) return;
        // Where it fails it isn't tried again.
        await workspace.client.assistant.threads
          .setTitle({ channel_id, thread_ts, title })
          .finally(() => handledEvents.finish([key]));
      });
    },
    suggest: (workspace, channel_id, thread, title, questions) =>
      attempt(workspace, "prompts", () =>
        workspace.client.assistant.threads.setSuggestedPrompts({
          channel_id,
          title,
          ...(thread !== null && { thread_ts: thread }),
          prompts: questions
            .slice(0, SUGGESTED_PROMPTS_MAX)
            .map((question) => ({ title: question, message: question })),
        }),
      ),
  };
}

/** The questions that a reply's buttons ask. */
export function questionsOf({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === "buttons"
      ? block.buttons.filter(({ action }) => action.kind === "ask").map(({ label }) => plainWithin(label, 200))
      : [],
  );
}
