/** A keyed hash of a person's platform id: all that is ever kept of who somebody is. Never shown. */
export type PersonKey = string;

/** Counts, and gap texts, are shown to others only from so many distinct people on. */
export const SHOWN_FROM_PEOPLE = 3;

/** How many rows of each kind are kept of one person. */
export type PersonalData = {
  /** Entries that the person asked about. */
  readonly asked: number;
  /** Questions without an answer. */
  readonly gaps: number;
  readonly feedback: number;
  /** Encrypted addresses for “Tell me when it is answered”. */
  readonly notices: number;
  /** A language that the person chose, communities that named the person a moderator. */
  readonly choices: number;
};

/** Who somebody is, without keeping who somebody is. */
export type People = {
  /**
   * The key under which rows of a person are kept. While the previous secret is still set, rows under its key move to
   * the present one, so that nobody counts twice.
   */
  identify(platform: string, personId: string): Promise<PersonKey>;
  /** What is kept of a person. */
  dataOf(platform: string, personId: string): Promise<PersonalData>;
  /** Deletes it in one transaction, with gaps that nobody else asked; returns what was deleted: the receipt. */
  forget(platform: string, personId: string): Promise<PersonalData>;
};
