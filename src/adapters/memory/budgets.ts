import type { Budgets } from "../../bot/ports/budgets.ts";
import { book, UNUSED_RATE } from "../../bot/ports/rules/book.ts";
import type { Clock, MemoryTables } from "./tables.ts";

export function createMemoryBudgets({ budgets }: Pick<MemoryTables, "budgets">, clock: Clock): Budgets {
  return {
    async reserve(sends, aheadMaxMs) {
      return book(sends, budgets, clock(), aheadMaxMs);
    },
    async hold(key, forMs) {
      const rate = budgets.get(key) ?? UNUSED_RATE;
      budgets.set(key, { ...rate, heldUntilMs: Math.max(rate.heldUntilMs, clock() + forMs) });
    },
  };
}
