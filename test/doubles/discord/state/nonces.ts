import type { Settings } from "../options.ts";
import type { Message } from "./world.ts";

/** Messages sent with `enforce_nonce`, for as long as a repetition returns them. */
export type Nonces = {
  find(channelId: string, nonce: string): Message | undefined;
  add(channelId: string, nonce: string, message: Message): void;
};

export function createNonces({ now, nonceMs }: Settings): Nonces {
  const known = new Map<string, { readonly atMs: number; readonly message: Message }>();
  // Kept in the order of their times, so the old ones stand in front.
  const prune = () => {
    for (const [key, { atMs }] of known) {
      if (now() - atMs <= nonceMs) return;
      known.delete(key);
    }
  };
  return {
    find(channelId, nonce) {
      prune();
      return known.get(`${channelId} ${nonce}`)?.message;
    },
    add(channelId, nonce, message) {
      known.set(`${channelId} ${nonce}`, { atMs: now(), message });
    },
  };
}
