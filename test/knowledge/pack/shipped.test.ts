import { expect, it } from "vitest";
import { loadPacks } from "../../../src/knowledge/pack/load.ts";

it("loads the shipped packs without a problem", async () => {
  const packs = await loadPacks("config/knowledge");
  expect(packs.length).toBeGreaterThan(0);
  for (const { entries, silences, golden } of packs) {
    expect([entries.length, silences.length, golden.length].every((count) => count > 0)).toBe(true);
  }
});
