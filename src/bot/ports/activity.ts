import type { Language } from "../../knowledge/pack/types.ts";
import type { PersonKey } from "./people.ts";

export type AnsweredQuestion = {
  readonly platform: string;
  readonly community: string;
  /** `pack/entry` of what was cited. The question's text is not kept. */
  readonly entries: readonly string[];
  readonly asker: PersonKey;
  /** Milliseconds since 1970. */
  readonly atMs: number;
};

/** Nothing of it had fewer than SHOWN_FROM_PEOPLE distinct askers; the most asked first. */
export type CommunityActivity = {
  readonly asked: readonly { readonly entry: string; readonly askers: number }[];
  readonly unanswered: readonly { readonly text: string; readonly language: Language; readonly askers: number }[];
};

/**
 * What a community asked. Callers record only what was asked where the whole community can read along: counts are shown
 * in its channels.
 */
export type Activity = {
  record(question: AnsweredQuestion): Promise<void>;
  /** Since an instant (milliseconds since 1970), at most `limit` of each; what is unanswered comes from the gaps. */
  since(platform: string, community: string, sinceMs: number, limit: number): Promise<CommunityActivity>;
};
