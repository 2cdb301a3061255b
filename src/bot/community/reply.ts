import type { Language } from "../../knowledge/pack/types.ts";
import type { Action } from "./actions.ts";

/**
 * What the core hands to an adapter: content without any mark-up. All texts are plain; the adapter escapes them, cuts
 * what its platform's limits don't hold, and gives each block the form that its platform has.
 */
export type Reply = {
  readonly language: Language;
  /** Only for the person who asked. */
  readonly private: boolean;
  /** All that matters in one line or a few: for notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: "heading"; readonly text: string }
  /** Paragraphs are separated by a line feed. A `quiet` one is said in passing: dates, counts, hints. */
  | { readonly kind: "text"; readonly text: string; readonly quiet?: true }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "sources"; readonly sources: readonly Source[] }
  /** Not to be seen before somebody wants to: a spoiler, or a button with `reveal`. */
  | { readonly kind: "hidden"; readonly label: string; readonly text: string; readonly reveal: Action }
  /** Buttons, with what they are about before them. */
  | { readonly kind: "buttons"; readonly label: string | null; readonly buttons: readonly Button[] }
  /** Whether it helped; apart from other buttons because a platform may have an element of its own for it. */
  | { readonly kind: "feedback"; readonly label: string; readonly yes: Button; readonly no: Button };

/** Where a statement can be looked up: a line of text, and the source's address where it has one. */
export type Source = { readonly text: string; readonly address: string | null };

export type Button = {
  readonly label: string;
  readonly action: Action;
  readonly style?: "primary" | "danger";
};

/** A few questions to a person, in a window of their own. What is typed comes back with `submit`. */
export type Form = {
  readonly submit: Action;
  readonly title: string;
  readonly send: string;
  readonly cancel: string;
  readonly field: {
    readonly label: string;
    readonly hint: string;
    readonly required: boolean;
    readonly charactersMax: number;
  };
};
