import { randomBytes } from "node:crypto";
import type { InstallURLOptions, StateStore } from "@slack/bolt";
import type { Vault } from "../../../bot/ports/vault.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";

const NAMESPACE = "slack-oauth-state";
const STATE_BYTES = 24;
export const STATE_LIVES_MS = 10 * 60_000;

/**
 * The states of installations under way: durable, so that any replica may finish what another began, short-lived, and
 * good for one use.
 */
export function createStates(vault: Vault): StateStore {
  return {
    async generateStateParam(options, now) {
      const state = randomBytes(STATE_BYTES).toString("base64url");
      const bytes = new TextEncoder().encode(JSON.stringify(options));
      const expiresAtMs = now.getTime() + STATE_LIVES_MS;
      await vault.put({ namespace: NAMESPACE, key: state, bytes, person: null, expiresAtMs });
      return state;
    },
    async verifyStateParam(_now, state) {
      const bytes = await vault.get(NAMESPACE, state);
      // Of two that come with the same state, one removes it.
      const removed = await vault.remove(NAMESPACE, state);
      if (bytes === undefined || !removed)
        throw new StaffettaError("slack-oauth-state", "The installation took too long or was used before; begin anew.");
      return JSON.parse(new TextDecoder().decode(bytes)) as InstallURLOptions;
    },
  };
}
