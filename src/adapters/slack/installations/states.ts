import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { InstallURLOptions, StateStore } from "@slack/bolt";
import type { HandledEvents } from "../../../bot/ports/handled-events.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";

const NONCE_BYTES = 18;
export const STATE_LIVES_MS = 10 * 60_000;

export type StatesOptions = {
  /** Keys the states' signatures; the same in all replicas. */
  readonly secret: string;
  /** Knows which states were used. */
  readonly handledEvents: HandledEvents;
};

/** What a state says, to anybody: nothing of it is secret. */
type Content = { readonly options: InstallURLOptions; readonly nonce: string; readonly untilMs: number };

/**
 * The states of installations under way: signed, so that any replica may finish what another began and nothing is kept of
 * those who only look, short-lived, and good for one use.
 */
export function createStates({ secret, handledEvents }: StatesOptions): StateStore {
  const sign = (text: string) => createHmac("sha256", secret).update(`slack-oauth-state:${text}`).digest("base64url");
  return {
    async generateStateParam(options, now) {
      const nonce = randomBytes(NONCE_BYTES).toString("base64url");
      const content: Content = { options, nonce, untilMs: now.getTime() + STATE_LIVES_MS };
      const text = Buffer.from(JSON.stringify(content)).toString("base64url");
      return `${text}.${sign(text)}`;
    },
    async verifyStateParam(now, state) {
      const [text = "", signature = ""] = state.split(".");
      if (!isEqual(signature, sign(text))) throw unusable();
      const { options, nonce, untilMs }: Content = JSON.parse(Buffer.from(text, "base64url").toString());
      const keys = [`slack-oauth-state/${nonce}`];
      if (now.getTime() >= untilMs || (await handledEvents.begin(keys, STATE_LIVES_MS)) !== "begun") throw unusable();
      await handledEvents.finish(keys);
      return options;
    },
  };
}

function unusable(): StaffettaError {
  return new StaffettaError("slack-oauth-state", "The installation took too long or was used before; begin anew.");
}

/** Takes the same time wherever the two differ. */
function isEqual(one: string, other: string): boolean {
  const [given, expected] = [Buffer.from(one), Buffer.from(other)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
