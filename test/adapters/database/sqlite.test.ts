import { expect, it } from "vitest";
import { openStore } from "../../../src/adapters/database/open.ts";
import { storeContracts } from "../../contracts/all.ts";
import { newSlot } from "../../contracts/ledger.ts";
import { temporaryFolder } from "../../doubles/folder.ts";

storeContracts("SQLite", (clock) => openStore({ environment: {}, folder: temporaryFolder(), clock: { nowMs: clock } }));

it("waits for what is under way when it is closed", async () => {
  const { ledger, close } = await openStore({ environment: {}, folder: temporaryFolder() });
  const opening = Array.from({ length: 20 }, (_, index) => ledger.open([newSlot({ channel: `c${index}` })]));
  await close();
  expect(await Promise.all(opening)).toEqual(opening.map(() => 1));
});
