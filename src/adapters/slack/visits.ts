import type { Language } from "../../bot/bot.ts";
import type { Visit } from "../../bot/community/visit.ts";
import { type Parts, SLACK } from "./parts.ts";
import { type Person, UNKNOWN_PERSON } from "./people.ts";
import type { Workspace } from "./workspaces.ts";

/** Where somebody spoke, by Slack's ids. */
export type Spot = {
  readonly channel: string;
  readonly thread: string | null;
  /** What is being said begins the thread. Default false. */
  readonly beginsThread?: boolean;
  /** What isn't said to the bot comes as well. Default true. */
  readonly overhears?: boolean;
  readonly direct: boolean;
  readonly person: string;
};

/** A visit of which Slack isn't asked anything: enough for a question. */
export function plainVisit({ community }: Pick<Workspace, "community">, spot: Spot): Visit {
  return {
    platform: SLACK,
    community,
    ...spot,
    moderator: false,
    locale: undefined,
    canWhisper: !spot.direct,
  };
}

export type FullVisit = {
  readonly visit: Visit;
  readonly person: Person;
  /** Slack didn't answer all: the person may moderate more than the visit says. */
  readonly isUnsure: boolean;
};

/**
 * A visit of somebody who may be a moderator: of the workspace its owners and admins and whom one of them named, of a
 * channel who created it, since anybody may create one.
 */
export async function fullVisit({ bot, people }: Parts, workspace: Workspace, spot: Spot): Promise<FullVisit> {
  const visit = plainVisit(workspace, spot);
  const [known, isCreator, isNamed] = await Promise.all([
    people.describe(workspace, spot.person),
    people.isCreator(workspace, spot.channel, spot.person),
    bot.isNamedModerator(visit),
  ]);
  const person = known ?? UNKNOWN_PERSON;
  const moderator = person.isAdmin || isNamed ? "community" : isCreator === true && "channel";
  return {
    person,
    isUnsure: moderator !== "community" && (known === undefined || isCreator === undefined),
    visit: {
      ...visit,
      moderator,
      locale: person.locale,
    },
  };
}

/** The language of the adapter's own words to a person: what they chose, what Slack says, or the channel's. */
export async function languageFor({ bot }: Pick<Parts, "bot">, visit: Visit): Promise<Language> {
  return (await bot.languageOf(visit)) ?? visit.locale ?? (await bot.manners(visit)).language;
}

/** Channels of two people begin with a D. */
export function isDirect(channel: string): boolean {
  return channel.startsWith("D");
}
