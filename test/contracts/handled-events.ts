import { describe, expect, it } from "vitest";
import { type OpenStore, openForTest } from "./store.ts";

const LEASE_MS = 10_000;

/** What every implementation of the port does. */
export function handledEventsContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of handled events`, () => {
    it("gives an event to one, and to nobody once it is finished", async () => {
      const { handledEvents, time } = await openForTest(open);
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("begun");
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("under-way");
      expect(await handledEvents.begin(["b"], LEASE_MS)).toBe("begun");
      await handledEvents.finish(["a"]);
      time.now += 3_600_000;
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("handled");
    });

    it("knows an event by any of its keys, and then by all", async () => {
      const { handledEvents } = await openForTest(open);
      expect(await handledEvents.begin(["id", "place"], LEASE_MS)).toBe("begun");
      expect(await handledEvents.begin(["place"], LEASE_MS)).toBe("under-way");
      await handledEvents.finish(["id", "place"]);
      expect(await handledEvents.begin(["id-2", "place"], LEASE_MS)).toBe("handled");
      expect(await handledEvents.begin(["id-2"], LEASE_MS)).toBe("handled");
    });

    it("gives an event anew when the lease ran out, and says so, or when it was released", async () => {
      const { handledEvents, time } = await openForTest(open);
      await handledEvents.begin(["a", "b"], LEASE_MS);
      time.now += LEASE_MS;
      expect(await handledEvents.begin(["c", "b"], LEASE_MS)).toBe("taken-over");
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("taken-over");
      await handledEvents.release(["a"]);
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("begun");
      await handledEvents.finish(["a"]);
      await handledEvents.release(["a"]);
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("handled");
    });

    it("remembers what was finished without a beginning", async () => {
      const { handledEvents } = await openForTest(open);
      await handledEvents.finish(["a"]);
      expect(await handledEvents.begin(["a"], LEASE_MS)).toBe("handled");
    });

    it("gives an event to one of many that begin at once, in whatever order their keys are", async () => {
      const { handledEvents } = await openForTest(open);
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          handledEvents.begin(index % 2 === 0 ? ["id", "place"] : ["place", "id"], LEASE_MS),
        ),
      );
      expect(results.filter((result) => result === "begun")).toHaveLength(1);
    });
  });
}
