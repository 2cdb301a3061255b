import { onTestFinished } from "vitest";
import { type OpenStoreOptions, openStore } from "../../src/adapters/database/open.ts";
import type { Store } from "../../src/bot/ports/store.ts";

/** Opens a database's store for one test; closing it there is allowed, and not needed. */
export async function openStoreForTest(options: OpenStoreOptions): Promise<Store> {
  const store = await openStore(options);
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await store.close();
  };
  onTestFinished(close);
  return { ...store, close };
}

/** What opening a store fails with. */
export async function refusalOf(options: OpenStoreOptions): Promise<unknown> {
  try {
    await openStoreForTest(options);
  } catch (error) {
    return error;
  }
  throw new Error("The store was opened.");
}
