import { describe, expect, it } from "vitest";
import { type OpenStore, openForTest } from "./store.ts";

/** What every implementation of the port does. */
export function preferencesContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of preferences`, () => {
    it("reads what a person chose last, and nothing of who never chose", async () => {
      const { preferences } = await openForTest(open);
      await preferences.write("p1", { language: "it" });
      await preferences.write("p2", { language: "it" });
      await preferences.write("p1", { language: null });
      expect(await preferences.read("p1")).toEqual({ language: null });
      expect(await preferences.read("p2")).toEqual({ language: "it" });
      expect(await preferences.read("p3")).toBeUndefined();
    });
  });
}
