import {
  CLAIM_REASONS,
  type ClaimOptions,
  type NewSlot,
  type Slot,
  type SlotChange,
  type SlotState,
} from "../ledger.ts";

/** What the ledger promises, as pure functions: every implementation uses them. `nowMs` is the store's clock. */

export function opened(slot: NewSlot): Slot {
  const { platform, community, channel, localDate, dueAtMs, closesAtMs, nonce, state = "due", reason } = slot;
  return {
    ...{ platform, community, channel, localDate, dueAtMs, closesAtMs, nonce, state, reason },
    ...{ fence: 0, owner: null, leaseUntilMs: null, sendStarted: false, attempts: 0, notBeforeMs: 0 },
    ...{ messageId: null, thread: "none", cards: [] },
  };
}

/** From when on the slot can be claimed; null where there is nothing to do. */
export function wakeAtMs(slot: Slot): number | null {
  if (slot.leaseUntilMs !== null) return slot.leaseUntilMs;
  if (slot.state === "due") return Math.max(slot.dueAtMs, slot.notBeforeMs);
  return slot.state === "posted" && slot.thread === "due" ? slot.notBeforeMs : null;
}

/** A slot whose time to wake has come, in the hands of a process. */
export function claimed(slot: Slot, { owner, leaseMs }: ClaimOptions, nowMs: number): Slot {
  return {
    ...slot,
    ...{ fence: slot.fence + 1, owner, leaseUntilMs: nowMs + leaseMs },
    ...(slot.state === "posted"
      ? { reason: CLAIM_REASONS.thread }
      : { state: "claimed", reason: slot.leaseUntilMs === null ? CLAIM_REASONS.first : CLAIM_REASONS.afterExpiry }),
  };
}

/** Null where the claim isn't the caller's any more or ran out. */
export function sending(slot: Slot, fence: number, leaseMs: number | undefined, nowMs: number): Slot | null {
  if (slot.fence !== fence || slot.leaseUntilMs === null || slot.leaseUntilMs <= nowMs) return null;
  return {
    ...slot,
    sendStarted: true,
    attempts: slot.attempts + 1,
    leaseUntilMs: leaseMs === undefined ? slot.leaseUntilMs : nowMs + leaseMs,
    reason: CLAIM_REASONS.sending,
  };
}

/** Null where the caller may not change the slot: see `Ledger.record`. */
export function changed(
  slot: Slot,
  fence: number | null,
  { retryInMs, ...change }: SlotChange,
  from: SlotState | undefined,
  nowMs: number,
): Slot | null {
  const held = slot.leaseUntilMs !== null;
  const heldNow = slot.leaseUntilMs !== null && slot.leaseUntilMs > nowMs;
  if (fence === null ? heldNow : !held || slot.fence !== fence) return null;
  if (from !== undefined && slot.state !== from) return null;
  return {
    ...slot,
    ...change,
    fence: fence === null ? slot.fence + 1 : fence,
    ...{ owner: null, leaseUntilMs: null, sendStarted: false },
    notBeforeMs: retryInMs === undefined ? 0 : nowMs + retryInMs,
  };
}
