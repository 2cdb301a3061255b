import type { Language } from "../../bot/bot.ts";
import type { Log } from "../../bot/ports/log.ts";
import { BoundedMap } from "./bounded-map.ts";
import type { SlackTiming } from "./timing.ts";
import { failureOf } from "./web/failures.ts";
import { remedyOf } from "./web/remedies.ts";
import type { Workspace } from "./workspaces.ts";

/** What Slack says of somebody. */
export type Person = {
  /** Owner or admin of the workspace. */
  readonly isAdmin: boolean;
  readonly locale: Language | undefined;
  /** An IANA name. */
  readonly timeZone: string | undefined;
};

/** What Slack is asked about people, remembered for some minutes. Where it doesn't say, nobody is anything. */
export type People = {
  describe(workspace: Workspace, person: string): Promise<Person>;
  isCreator(workspace: Workspace, channel: string, person: string): Promise<boolean>;
};

const REMEMBERED_MS = 10 * 60_000;
const REMEMBERED_MAX = 5000;
const UNKNOWN: Person = { isAdmin: false, locale: undefined, timeZone: undefined };

export function createPeople(timing: SlackTiming, log: Log): People {
  const persons = remembering<Person>(timing);
  const creators = remembering<string | undefined>(timing);

  async function asked<T>(question: string, ask: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      const { code } = failureOf(error);
      log.warn("Slack didn't answer a question about somebody.", { question, code, remedy: remedyOf(code) });
      return otherwise;
    }
  }

  return {
    describe: ({ community, client }, person) =>
      persons(`${community}/${person}`, () =>
        asked(
          "users.info",
          async () => {
            const { user } = await client.users.info({ user: person, include_locale: true });
            return {
              isAdmin: user?.is_admin === true || user?.is_owner === true || user?.is_primary_owner === true,
              locale: languageOf(user?.locale),
              timeZone: user?.tz ?? undefined,
            };
          },
          UNKNOWN,
        ),
      ),
    async isCreator({ community, client }, channel, person) {
      // Direct messages and groups of people have nobody who rules them.
      if (!/^[CG]/.test(channel)) return false;
      const creator = await creators(`${community}/${channel}`, () =>
        asked(
          "conversations.info",
          async () => (await client.conversations.info({ channel })).channel?.creator,
          undefined,
        ),
      );
      return creator === person;
    },
  };
}

/** Asks once for a key, and again after some minutes. */
function remembering<T>(timing: SlackTiming): (key: string, ask: () => Promise<T>) => Promise<T> {
  const answers = new BoundedMap<string, { readonly answer: Promise<T>; readonly untilMs: number }>(REMEMBERED_MAX);
  return (key, ask) => {
    const known = answers.get(key);
    if (known !== undefined && known.untilMs > timing.nowMs()) return known.answer;
    const answer = ask();
    answers.set(key, { answer, untilMs: timing.nowMs() + REMEMBERED_MS });
    return answer;
  };
}

/** Of Slack's `it-IT`, where it is one of ours. */
function languageOf(locale: string | undefined): Language | undefined {
  const spoken = locale?.slice(0, 2).toLowerCase();
  return spoken === "it" || spoken === "en" ? spoken : undefined;
}
