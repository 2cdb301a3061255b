import Fuse from "fuse.js";
import { normalise } from "../text/normalise.ts";
import { COMPLETION_MAX_CHARACTERS, cut } from "./caps.ts";

export type Completer = {
  /** The candidates that begin with, hold, or sound like what was typed, best first; the first ones where nothing was. */
  complete(typed: string, limit: number): readonly string[];
};

/** How far from what was typed a candidate may be, 0 (the same) to 1 (anything). */
const FUSE_THRESHOLD = 0.4;

/** Completes what somebody types to one of the candidates, tolerant of typing errors. */
export function buildCompleter(candidates: readonly string[]): Completer {
  const normalised = candidates.map(normalise);
  const fuse = new Fuse(normalised, { threshold: FUSE_THRESHOLD, ignoreLocation: true });
  return {
    complete(typed, limit) {
      const wanted = normalise(cut(typed, COMPLETION_MAX_CHARACTERS));
      const all = candidates.map((_, at) => at);
      const near = [
        ...all.filter((at) => normalised[at]?.startsWith(wanted)),
        ...all.filter((at) => normalised[at]?.includes(` ${wanted}`)),
        ...(wanted === "" ? [] : fuse.search(wanted, { limit }).map(({ refIndex }) => refIndex)),
      ];
      return [...new Set(near)].slice(0, limit).map((at) => candidates[at] ?? "");
    },
  };
}
