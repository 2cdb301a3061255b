import type { Language } from "../../bot/bot.ts";
import type { Log } from "../../bot/ports/log.ts";
import { createRemembered } from "../../collections/remembered.ts";
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

/** What Slack is asked about people. Undefined where it doesn't say, and then it is asked anew the next time. */
export type People = {
  /** Remembered for some minutes. */
  describe(workspace: Workspace, person: string): Promise<Person | undefined>;
  /** Remembered for some minutes. */
  isCreator(workspace: Workspace, channel: string, person: string): Promise<boolean | undefined>;
  /** Whether the bot is a member of a channel, now: it may just have been invited. */
  isMember(workspace: Workspace, channel: string): Promise<boolean | undefined>;
};

const REMEMBERED_MS = 10 * 60_000;
const REMEMBERED_MAX = 5000;
/** Of somebody of whom Slack doesn't say anything. */
export const UNKNOWN_PERSON: Person = { isAdmin: false, locale: undefined, timeZone: undefined };
/** Direct messages and groups of people have nobody who rules them, nor members that come and go. */
const CHANNEL = /^[CG]/;
/** A private channel that the bot isn't a member of doesn't exist for it. */
const NO_SUCH_CHANNEL = "channel_not_found";

export function createPeople({ nowMs }: SlackTiming, log: Log): People {
  const remembering = { forMs: REMEMBERED_MS, sizeMax: REMEMBERED_MAX, nowMs };
  const persons = createRemembered<Person>(remembering);
  const creators = createRemembered<{ readonly person: string | undefined }>(remembering);

  async function asked<T>(question: string, ask: () => Promise<T>, unlessRefused: Record<string, T> = {}) {
    try {
      return await ask();
    } catch (error) {
      const failure = failureOf(error);
      const { code } = failure;
      if (Object.hasOwn(unlessRefused, code)) return unlessRefused[code];
      log.warn("Slack didn't answer a question about somebody.", { question, code, remedy: remedyOf(failure) });
      return undefined;
    }
  }

  const channelOf = async ({ client }: Workspace, channel: string) =>
    (await client.conversations.info({ channel })).channel;

  return {
    describe: ({ community, client }, person) =>
      persons.of(`${community}/${person}`, () =>
        asked("users.info", async () => {
          const { user } = await client.users.info({ user: person, include_locale: true });
          return {
            isAdmin: user?.is_admin === true || user?.is_owner === true || user?.is_primary_owner === true,
            locale: languageOf(user?.locale),
            timeZone: user?.tz ?? undefined,
          };
        }),
      ),
    async isCreator(workspace, channel, person) {
      if (!CHANNEL.test(channel)) return false;
      const creator = await creators.of(`${workspace.community}/${channel}`, () =>
        asked("conversations.info", async () => ({ person: (await channelOf(workspace, channel))?.creator }), {
          [NO_SUCH_CHANNEL]: { person: undefined },
        }),
      );
      return creator && creator.person === person;
    },
    async isMember(workspace, channel) {
      if (!CHANNEL.test(channel)) return true;
      return asked("conversations.info", async () => (await channelOf(workspace, channel))?.is_member, {
        [NO_SUCH_CHANNEL]: false,
      });
    },
  };
}

/** Of Slack's `it-IT`, where it is one of ours. */
function languageOf(locale: string | undefined): Language | undefined {
  const spoken = locale?.slice(0, 2).toLowerCase();
  return spoken === "it" || spoken === "en" ? spoken : undefined;
}
