import { randomUUID } from "node:crypto";
import type { Gap, Gaps } from "../../bot/ports/gaps.ts";
import { isOf, type KeptGap, type MemoryTables } from "./tables.ts";

export function createMemoryGaps({ gaps }: Pick<MemoryTables, "gaps">): Gaps {
  return {
    async record({ platform, community, key, text, language, asker, atMs }) {
      const known = [...gaps.values()].filter(isOf(platform, community)).find((gap) => gap.key === key);
      const gap: KeptGap = known ?? {
        ...{ id: randomUUID(), platform, community, key, text: text.replaceAll("\0", ""), language },
        ...{ firstAtMs: atMs, lastAtMs: atMs, askers: new Map(), wanters: new Set() },
      };
      const askers = new Map(gap.askers).set(asker, atMs);
      gaps.set(gap.id, { ...gap, lastAtMs: Math.max(gap.lastAtMs, atMs), askers });
      return gap.id;
    },
    async want(id, person) {
      const gap = gaps.get(id);
      if (gap === undefined) return false;
      gaps.set(id, { ...gap, wanters: new Set([...gap.wanters, person]) });
      return true;
    },
    async find(id) {
      const gap = gaps.get(id);
      return gap === undefined ? undefined : counted(gap);
    },
    async list(platform, community, { askersMin, limit }) {
      return [...gaps.values()]
        .filter(isOf(platform, community))
        .map(counted)
        .filter(({ askers }) => askers >= askersMin)
        .sort(
          (one, other) =>
            other.wanted - one.wanted ||
            other.askers - one.askers ||
            other.lastAtMs - one.lastAtMs ||
            (one.id < other.id ? -1 : 1),
        )
        .slice(0, limit);
    },
    async remove(id) {
      return gaps.delete(id);
    },
  };
}

function counted({ key: _, askers, wanters, ...gap }: KeptGap): Gap {
  return { ...gap, askers: askers.size, wanted: wanters.size };
}
