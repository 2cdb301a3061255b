import { buildSearchIndex } from "../../../src/knowledge/search/index.ts";
import type { System } from "../system.ts";

function staffetta(name: string, setUp: string, repair: boolean): System {
  return {
    name,
    setUp,
    build(passages, language) {
      const index = buildSearchIndex(passages, { language, repair });
      return (question, limit) => index.search(question, { limit }).hits.map((hit) => hit.id);
    },
  };
}

export const ours = staffetta("staffetta", "as the bot uses it", true);
export const oursWithoutFuse = staffetta("staffetta without fuse", "repair switched off", false);
