import { writeSync } from "node:fs";
import { openStore } from "../../src/adapters/database/open.ts";

// A process that writes to the ledger until it is killed, and prints the channel of each slot that was acknowledged.
const store = await openStore({ environment: process.env, folder: "/" });
const [run = "run"] = process.argv.slice(2);
for (let number = 0; ; number += 1) {
  const key = { platform: "discord", community: "guild-1", channel: `${run}-${number}`, localDate: "2026-01-01" };
  await store.ledger.open([{ ...key, dueAtMs: 0, closesAtMs: 1, nonce: "n", reason: "planned" }]);
  await store.ledger.record(key, null, { state: "posted", reason: "posted", messageId: `m-${number}` });
  // Not the stream: what is printed must be out when it is written.
  writeSync(process.stdout.fd, `${key.channel}\n`);
}
