import { expect, it } from "vitest";
import { suggest } from "../../../../src/adapters/discord/interactions/autocomplete.ts";
import { readOptions } from "../../../../src/adapters/discord/interactions/options.ts";
import type { DiscordApi } from "../../../../src/adapters/discord/rest/api.ts";
import { createForms } from "../../../../src/adapters/discord/rest/forms.ts";
import { openCommunity, VISIT } from "../../../doubles/community.ts";
import { simulatedTiming } from "../../../doubles/simulated-timing.ts";

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const TYPED = readOptions([{ type: 3, name: "question", value: "Who", focused: true }]);

/** What a core that takes so long, or that fails, has shown. */
async function shown(complete: () => readonly string[], tookMs = 0): Promise<readonly string[] | undefined> {
  const timing = simulatedTiming(0);
  // One that is asked over a network, as it may be some day.
  const later = () => timing.sleep(tookMs).then(complete) as Promise<unknown> as never;
  let choices: readonly string[] | undefined;
  const api: Pick<DiscordApi, "suggest"> = {
    async suggest(_, found) {
      choices = found;
    },
  };
  const parts = {
    ...{ timing, log: SILENT, forms: createForms(SILENT), api: api as DiscordApi },
    bot: { ...openCommunity().community, complete: tookMs === 0 ? complete : later },
  };
  const key = { id: "1", token: "t", application_id: "1" };
  await timing.until(suggest(parts, key, VISIT, TYPED));
  return choices;
}

it("shows each choice once, and none that Discord would have to cut", async () => {
  expect(await shown(() => ["Who?", "W".repeat(101), "Who?", "", "When?"])).toEqual(["Who?", "When?"]);
  const many = Array.from({ length: 40 }, (_, index) => `Question ${index}?`);
  expect(await shown(() => many)).toHaveLength(25);
});

it("shows none after two seconds, whatever the core is doing, and none where it fails", async () => {
  expect(await shown(() => ["Who?"], 1999)).toEqual(["Who?"]);
  expect(await shown(() => ["Who?"], 2001)).toEqual([]);
  const broken = () => {
    throw new Error("Broken");
  };
  expect(await shown(broken)).toEqual([]);
});
