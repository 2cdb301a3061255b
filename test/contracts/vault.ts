import { describe, expect, it } from "vitest";
import type { VaultEntry } from "../../src/bot/ports/vault.ts";
import { type OpenStore, openForTest, START_MS } from "./store.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
export const entry = (change: Partial<VaultEntry> = {}): VaultEntry => ({
  ...{ namespace: "tokens", key: "T1", bytes: bytesOf("xoxb-1"), person: null, expiresAtMs: null },
  ...change,
});

/** What every implementation of the port does. */
export function vaultContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of the vault`, () => {
    it("gets what was put last, by namespace and key", async () => {
      const { vault } = await openForTest(open);
      await vault.put(entry());
      await vault.put(entry({ bytes: bytesOf("xoxb-2") }));
      await vault.put(entry({ namespace: "other", bytes: new Uint8Array() }));
      expect(await vault.get("tokens", "T1")).toEqual(bytesOf("xoxb-2"));
      expect(await vault.get("other", "T1")).toEqual(new Uint8Array());
      expect(await vault.get("tokens", "T2")).toBeUndefined();
    });

    it("keeps any bytes", async () => {
      const { vault } = await openForTest(open);
      const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
      await vault.put(entry({ bytes }));
      expect(await vault.get("tokens", "T1")).toEqual(bytes);
    });

    it("shows nothing from its expiry on", async () => {
      const { vault, time } = await openForTest(open);
      await vault.put(entry({ expiresAtMs: START_MS + 10 }));
      time.now += 9;
      expect(await vault.get("tokens", "T1")).toBeDefined();
      expect(await vault.keys("tokens", { limit: 10 })).toEqual(["T1"]);
      time.now += 1;
      expect(await vault.get("tokens", "T1")).toBeUndefined();
      expect(await vault.keys("tokens", { limit: 10 })).toEqual([]);
    });

    it("lists keys by prefix, in order, page by page", async () => {
      const { vault } = await openForTest(open);
      for (const key of ["b%", "a/2", "a/10", "A/1", "a/è", "a_1", "a/1"]) await vault.put(entry({ key }));
      expect(await vault.keys("tokens", { prefix: "a/", limit: 10 })).toEqual(["a/1", "a/10", "a/2", "a/è"]);
      expect(await vault.keys("tokens", { prefix: "a/", after: "a/10", limit: 1 })).toEqual(["a/2"]);
      expect(await vault.keys("tokens", { prefix: "a/è", limit: 10 })).toEqual(["a/è"]);
      expect(await vault.keys("tokens", { prefix: "%", limit: 10 })).toEqual([]);
      expect(await vault.keys("tokens", { limit: 10 })).toHaveLength(7);
    });

    it("removes, and says whether there was something", async () => {
      const { vault } = await openForTest(open);
      await vault.put(entry());
      expect(await vault.remove("tokens", "T1")).toBe(true);
      expect(await vault.remove("tokens", "T1")).toBe(false);
    });
  });
}
