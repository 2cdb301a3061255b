import Fuse from "fuse.js";
import type { System } from "../system.ts";

/** Fuse as most people use it: over the whole texts, default options. */
export const naiveFuse: System = {
  name: "fuse.js",
  setUp: "naive: default options over title and text",
  sample: 100,
  build(passages) {
    const fuse = new Fuse(passages, { keys: ["title", "text"] });
    return (question, limit) => fuse.search(question, { limit }).map(({ item }) => item.id);
  },
};
