import type { Language } from "../../knowledge/pack/types.ts";
import type { PersonKey } from "./people.ts";

/** A question that the knowledge couldn't answer, of one community. Instants are milliseconds since 1970. */
export type Gap = {
  /** Opaque, at most 40 characters: fits into a button. */
  readonly id: string;
  readonly platform: string;
  readonly community: string;
  /** As it was first asked, without mentions and addresses. Shown to others only from SHOWN_FROM_PEOPLE askers on. */
  readonly text: string;
  readonly language: Language;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  /** Distinct people who asked it. */
  readonly askers: number;
  /** Distinct people who pressed that they want it answered. */
  readonly wanted: number;
};

export type UnansweredQuestion = {
  readonly platform: string;
  readonly community: string;
  /** Equal for wordings that count as one question. */
  readonly key: string;
  /** Mentions and addresses are removed by the caller. */
  readonly text: string;
  readonly language: Language;
  readonly asker: PersonKey;
  readonly atMs: number;
};

/** Questions without an answer, counted by distinct people. */
export type Gaps = {
  /** Counts the asker once; returns the gap's id. */
  record(question: UnansweredQuestion): Promise<string>;
  /** Marks the gap as wanted by a person. False where there is no such gap any more. */
  want(id: string, person: PersonKey): Promise<boolean>;
  find(id: string): Promise<Gap | undefined>;
  /** A community's gaps with at least so many askers: most wanted first, then most asked, then the latest. */
  list(
    platform: string,
    community: string,
    options: { readonly askersMin: number; readonly limit: number },
  ): Promise<readonly Gap[]>;
  /** Deletes a gap and its counts: it is answered, or not worth an answer. Returns whether there was one. */
  remove(id: string): Promise<boolean>;
};
