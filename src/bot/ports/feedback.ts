import type { PersonKey } from "./people.ts";

export type FeedbackGiven = {
  readonly platform: string;
  readonly community: string;
  /** The answer it is about: opaque, unique within the community. */
  readonly answer: string;
  /** `pack/entry` of what was cited. */
  readonly entries: readonly string[];
  readonly helpful: boolean;
  /** What the person wrote about it, without mentions and addresses. */
  readonly comment?: string;
  readonly person: PersonKey;
  /** Milliseconds since 1970. */
  readonly atMs: number;
};

export type EntryFeedback = {
  /** `pack/entry` */
  readonly entry: string;
  /** Distinct people whose latest word on the entry said so. */
  readonly helpful: number;
  readonly unhelpful: number;
};

/** What somebody wrote about an answer. */
export type FeedbackComment = { readonly entries: readonly string[]; readonly helpful: boolean; readonly text: string };

/** Whether answers helped. */
export type Feedback = {
  /** A person's word on an answer; a second one replaces the first. */
  record(feedback: FeedbackGiven): Promise<void>;
  /** Takes a person's word on an answer back. Returns whether there was one. */
  withdraw(feedback: Pick<FeedbackGiven, "platform" | "community" | "answer" | "person">): Promise<boolean>;
  /** By entry, the most unhelpful first; only entries on which SHOWN_FROM_PEOPLE distinct people spoke. */
  byEntry(platform: string, community: string, sinceMs: number): Promise<readonly EntryFeedback[]>;
  /** What people wrote, the latest first: for moderators, who asked for it. */
  comments(platform: string, community: string, limit: number): Promise<readonly FeedbackComment[]>;
};
