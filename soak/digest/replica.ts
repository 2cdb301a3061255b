import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { openStore } from "../../src/adapters/database/open.ts";
import { createComposer } from "../../src/bot/digest/content/compose.ts";
import { createDigestEngine } from "../../src/bot/digest/ledger/engine.ts";
import type { LedgerStep } from "../../src/bot/digest/ledger/parts.ts";
import { entryOf, packOf } from "../../test/doubles/packs.ts";
import { openPoster } from "./posters.ts";
import { CARDS, FREEZING_POINTS, OPTIONS, PLATFORM_OPTIONS, type ReplicaSettings, SENDING } from "./settings.ts";

/** One process of the bot, as far as digests go. It says what it does line by line, and stands still where it is told to. */

const settings = JSON.parse(process.argv[2] ?? "{}") as ReplicaSettings;
const store = await openStore({ environment: process.env, folder: process.cwd() });
const opened = await openPoster(settings, process.env, store);
let armed = "";

const engine = createDigestEngine({
  store,
  compose: createComposer([packOf(CARDS.map((id) => entryOf(id)))]),
  posters: [opened.poster],
  defaultLanguage: "en",
  owner: `replica-${process.pid}`,
  options: settings.kind === "http" ? OPTIONS : PLATFORM_OPTIONS,
  observe,
});

function observe(step: LedgerStep): void {
  if (step.step === "failed") {
    say(`failed ${step.error instanceof Error ? step.error.message.replaceAll("\n", " ") : String(step.error)}`);
    return;
  }
  const point =
    step.step === "recorded" && step.state === "posted" && step.reason.endsWith("posted") ? "recorded" : step.step;
  if (armed === "stop" && (point === "claimed" || point === "sending")) say(`at ${point}`);
  if (armed === "unanswered" && step.step === "sending") say(`${SENDING}${step.slot.channel}`);
  const frozen = FREEZING_POINTS.find((each) => each === armed);
  if (
    frozen === undefined ||
    (point === "recorded" ? frozen !== "recorded" : step.step === "recorded" || frozen !== point)
  )
    return;
  say(`frozen ${frozen}`);
  // For good: nothing of this process runs any more, until it is killed.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const [word, point = ""] = line.split(" ");
  if (word === "go") {
    engine.start();
    // Where it can't be connected, the process ends, and the soak with it.
    void opened.connect();
  }
  if (word === "arm") armed = point;
  if (word === "stop") {
    void Promise.all([engine.stop(), engine.stop(), opened.stop()])
      .then(() => store.close())
      .then(() => process.exit(0));
  }
});
lines.on("close", () => process.exit(0));
say("ready");
