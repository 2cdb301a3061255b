import { expect, it } from "vitest";
import { createMemoryStore } from "../../../../src/adapters/memory/store.ts";
import { createStates, STATE_LIVES_MS } from "../../../../src/adapters/slack/installations/states.ts";
import { createTestTiming } from "../timing.ts";

const OPTIONS = { scopes: ["chat:write"], redirectUri: "https://bot.example.org/slack/oauth_redirect" };
const NOW = new Date("2026-11-24T12:00:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

function open(secret = "client-secret") {
  const { handledEvents } = createMemoryStore({ clock: createTestTiming().nowMs });
  return createStates({ secret, handledEvents });
}

it("gives back what an installation began with, once", async () => {
  const states = open();
  const state = await states.generateStateParam(OPTIONS, NOW);
  expect(await states.verifyStateParam(later(STATE_LIVES_MS - 1), state)).toEqual(OPTIONS);
  await expect(states.verifyStateParam(NOW, state)).rejects.toMatchObject({ code: "slack-oauth-state" });
});

it("refuses a state that is too old, of another app, changed, or none", async () => {
  const states = open();
  const state = await states.generateStateParam(OPTIONS, NOW);
  const others = await open("another").generateStateParam(OPTIONS, NOW);
  const [text = "", signature = ""] = state.split(".");
  for (const forged of [others, `${text}A.${signature}`, `${text}.`, "", "forged"])
    await expect(states.verifyStateParam(NOW, forged)).rejects.toMatchObject({ code: "slack-oauth-state" });
  await expect(states.verifyStateParam(later(STATE_LIVES_MS), state)).rejects.toMatchObject({
    code: "slack-oauth-state",
  });
});
