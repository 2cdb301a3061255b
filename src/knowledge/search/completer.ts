import Fuse from "fuse.js";
import { normalise } from "../text/normalise.ts";
import { COMPLETION_MAX_CHARACTERS, cut } from "./caps.ts";

export type Completion = { readonly text: string; readonly id: string };
/** At most `limit` candidates that fit what was typed so far, best first; the first ones for an empty string. */
export type Completer = (typed: string, limit: number) => Completion[];

/** How many of its letters may differ where Fuse still finds what was typed: 0 none, 1 all. */
const FUSE_THRESHOLD = 0.4;
/** Fuse's time grows with the pattern, at each key; the beginning tells enough. */
const FUSE_CHARACTERS_MAX = 24;

/**
 * Completes a question while it is typed: candidates that begin with it, then those with words that begin like its
 * words, then those that Fuse finds in spite of misspellings.
 */
export function buildCompleter(candidates: readonly Completion[]): Completer {
  const folded = candidates.map(({ text }) => normalise(text));
  const words = folded.map((text) => text.split(/[^\p{L}\p{N}]+/u));
  const fuse = new Fuse(folded, { threshold: FUSE_THRESHOLD, ignoreLocation: true });

  return (typed, limit) => {
    const wanted = Math.max(0, Math.floor(limit));
    const start = normalise(cut(typed, COMPLETION_MAX_CHARACTERS)).slice(0, COMPLETION_MAX_CHARACTERS);
    if (start === "") return candidates.slice(0, wanted);
    const typedWords = start.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
    const numbers = new Set<number>();
    const collect = (fits: (number: number) => boolean) => {
      for (let number = 0; number < folded.length && numbers.size < wanted; number++)
        if (fits(number)) numbers.add(number);
    };
    collect((number) => folded[number]?.startsWith(start) === true);
    if (typedWords.length > 0) {
      collect((number) => typedWords.every((typed) => words[number]?.some((word) => word.startsWith(typed))));
    }
    if (numbers.size < wanted) {
      const beginning = start.slice(0, FUSE_CHARACTERS_MAX);
      for (const { refIndex } of fuse.search(beginning, { limit: wanted })) numbers.add(refIndex);
    }
    return [...numbers].slice(0, wanted).flatMap((number) => candidates[number] ?? []);
  };
}
