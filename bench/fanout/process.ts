import { createInterface } from "node:readline";
import { openStore } from "../../src/adapters/database/open.ts";
import { createComposer } from "../../src/bot/digest/content/compose.ts";
import { createDigestEngine } from "../../src/bot/digest/ledger/engine.ts";
import { entryOf, packOf } from "../../test/doubles/packs.ts";
import { createHttpPoster } from "../../test/doubles/posters/http-poster.ts";
import { discord, slack } from "./scenarios.ts";

/** One process of the bot, posting to a double over HTTP; it prints its heap where it is asked for it. */

export type ProcessSettings = { readonly kind: "discord" | "slack"; readonly address: string };

export const PLATFORM = "double";

if (import.meta.main) {
  const { kind, address } = JSON.parse(process.argv[2] ?? "{}") as ProcessSettings;
  const { limits } = { discord, slack }[kind];
  const store = await openStore({ environment: process.env, folder: process.cwd() });
  const engine = createDigestEngine({
    ...{ store, compose: createComposer([packOf(["one", "two", "three"].map((id) => entryOf(id)))]) },
    posters: [createHttpPoster({ platform: PLATFORM, address, canFind: true, limits })],
    ...{ defaultLanguage: "en", owner: `process-${process.pid}` },
  });
  engine.start();
  const lines = createInterface({ input: process.stdin });
  lines.on("line", (line) => {
    if (line !== "heap") return;
    globalThis.gc?.();
    process.stdout.write(`${process.memoryUsage().heapUsed}\n`);
  });
  lines.on("close", () => {
    void engine
      .stop()
      .then(() => store.close())
      .then(() => process.exit(0));
  });
}
