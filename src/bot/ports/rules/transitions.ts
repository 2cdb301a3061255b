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
    ...{ messageId: null, thread: "none", notice: "none", cards: [] },
  };
}

/** A slot as a change leaves it, and the reason that the change's event has. */
export type Transition = { readonly slot: Slot; readonly reason: string };

/** What there is to do about a slot; null where nothing is left. */
export function stepOf({ state, thread, notice }: Slot): "post" | "thread" | "notice" | null {
  if (state === "due" || state === "claimed") return "post";
  if (state === "posted" && thread === "due") return "thread";
  return notice === "due" ? "notice" : null;
}

/** From when on the slot can be claimed; null where there is nothing to do. */
export function wakeAtMs(slot: Slot): number | null {
  if (slot.leaseUntilMs !== null) return slot.leaseUntilMs;
  const step = stepOf(slot);
  if (step === "post") return Math.max(slot.dueAtMs, slot.notBeforeMs);
  return step === null ? null : slot.notBeforeMs;
}

/** A slot whose time to wake has come, in the hands of a process. */
export function claimed(slot: Slot, { owner, leaseMs }: ClaimOptions, nowMs: number): Transition {
  const held = { ...slot, fence: slot.fence + 1, owner, leaseUntilMs: nowMs + leaseMs };
  switch (stepOf(slot)) {
    case "notice":
      return { slot: held, reason: CLAIM_REASONS.notice };
    case "thread":
      return because(CLAIM_REASONS.thread, held);
    default:
      return because(slot.leaseUntilMs === null ? CLAIM_REASONS.first : CLAIM_REASONS.afterExpiry, {
        ...held,
        state: "claimed",
      });
  }
}

/** Null where the claim isn't the caller's any more or ran out. */
export function sending(slot: Slot, fence: number, leaseMs: number | undefined, nowMs: number): Transition | null {
  if (slot.fence !== fence || slot.leaseUntilMs === null || slot.leaseUntilMs <= nowMs) return null;
  const begun = {
    ...slot,
    sendStarted: true,
    attempts: slot.attempts + 1,
    leaseUntilMs: leaseMs === undefined ? slot.leaseUntilMs : nowMs + leaseMs,
  };
  return isNotice(slot) ? { slot: begun, reason: CLAIM_REASONS.sending } : because(CLAIM_REASONS.sending, begun);
}

/** Null where the caller may not change the slot: see `Ledger.record`. */
export function changed(
  slot: Slot,
  fence: number | null,
  { retryInMs, reason, ...change }: SlotChange,
  from: SlotState | undefined,
  nowMs: number,
): Transition | null {
  const held = slot.leaseUntilMs !== null;
  const heldNow = slot.leaseUntilMs !== null && slot.leaseUntilMs > nowMs && !isNotice(slot);
  if (fence === null ? heldNow : !held || slot.fence !== fence) return null;
  if (from !== undefined && slot.state !== from) return null;
  const after: Slot = {
    ...slot,
    notice: change.state === slot.state ? slot.notice : "none",
    ...change,
    fence: fence === null ? slot.fence + 1 : fence,
    ...{ owner: null, leaseUntilMs: null, sendStarted: false },
    notBeforeMs: retryInMs === undefined ? 0 : nowMs + retryInMs,
  };
  return fence !== null && isNotice(slot) ? { slot: after, reason } : because(reason, after);
}

/** The step leaves the slot the reason of its state: that is what there is to tell. */
function isNotice(slot: Slot): boolean {
  return stepOf(slot) === "notice";
}

function because(reason: string, slot: Slot): Transition {
  return { slot: { ...slot, reason }, reason };
}
