import type { Language } from "../../../knowledge/pack/types.ts";
import type { PersonalData } from "../../ports/people.ts";
import { en } from "./en.ts";
import { it } from "./it.ts";

/** What the bot says in a community beside its answers. Plain text; channels come as the platform names them. */
export type CommunityWords = {
  readonly name: string;
  readonly related: string;
  readonly helped: string;
  readonly yes: string;
  readonly no: string;
  readonly thanksForYes: string;
  readonly thanksForNo: string;
  readonly whyNot: {
    readonly title: string;
    readonly label: string;
    readonly hint: string;
    readonly send: string;
    readonly cancel: string;
  };
  readonly missing: string;
  readonly tellEditors: string;
  readonly tellMe: string;
  readonly toldEditors: (people: number) => string;
  readonly willTell: (days: number) => string;
  readonly takeBack: string;
  readonly willNotTell: string;
  readonly answeredNow: string;
  /** For moderators: so many people want a question answered. */
  readonly wanted: (text: string, people: number) => string;
  readonly gone: string;
  readonly topics: string;
  readonly noTopics: string;
  readonly debate: string;
  readonly anotherDebate: string;
  readonly noDebates: string;
  readonly explain: {
    readonly title: string;
    readonly nothing: string;
    readonly candidate: (title: string, score: number) => string;
    readonly threshold: (threshold: number) => string;
    readonly about: (names: readonly string[]) => string;
    readonly guards: (names: readonly string[]) => string;
    readonly noCandidates: string;
    readonly knowledge: (revision: string, date: string) => string;
  };
  readonly help: { readonly title: string; readonly about: (about: string) => string; readonly tryOne: string };
  readonly home: {
    readonly popular: string;
    readonly digests: string;
    readonly noDigests: string;
    readonly digest: (channel: string, time: string, timeZone: string) => string;
    readonly data: string;
  };
  readonly data: {
    readonly title: string;
    readonly intro: string;
    readonly kept: Readonly<Record<keyof PersonalData, (count: number) => string>>;
    readonly nothing: string;
    readonly never: string;
    readonly conversations: string;
    readonly show: string;
    readonly delete: string;
    readonly sure: string;
    readonly deleteSurely: string;
    readonly deleted: (date: string) => string;
  };
  readonly quieted: string;
  /** Quiet was asked for where there is no thread. */
  readonly howToSilence: string;
  readonly onlyForYou: string;
  readonly answersAt: (channels: readonly string[]) => string;
  readonly notModerator: string;
  readonly notOfCommunity: string;
  readonly gaps: {
    readonly title: string;
    readonly none: string;
    readonly gap: (text: string, askers: number, wanted: number) => string;
    readonly fewer: (count: number) => string;
    readonly unhelpful: string;
    readonly unhelpfulEntry: (title: string, unhelpful: number, helpful: number) => string;
    readonly comments: string;
    readonly comment: (title: string, text: string) => string;
  };
  readonly settings: {
    readonly title: string;
    readonly changed: string;
    readonly everywhere: string;
    readonly channels: (channels: readonly string[]) => string;
    readonly privately: string;
    readonly publicly: string;
    readonly notices: (channel: string | null) => string;
    readonly language: (language: Language | null) => string;
    /** So many people were named moderators. */
    readonly moderators: (count: number) => string;
    readonly moderatorAdded: (person: string) => string;
    readonly moderatorRemoved: (person: string) => string;
    readonly noSuchModerator: (person: string) => string;
  };
  readonly languageChosen: (language: Language | null) => string;
  readonly sorry: string;
};

export const COMMUNITY_WORDS: Readonly<Record<Language, CommunityWords>> = { it, en };
