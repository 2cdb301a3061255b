import { openStore } from "../../src/adapters/database/open.ts";

// A process that opens the store which its environment names, and ends.
const store = await openStore({ environment: process.env, folder: "/" });
await store.close();
