import { createMemoryStore } from "../../../src/adapters/memory/store.ts";
import { storeContracts } from "../../contracts/all.ts";

storeContracts("memory", async (clock) => createMemoryStore({ clock }));
