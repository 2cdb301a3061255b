import type { Channel } from "../../bot/ports/channel.ts";
import type { Ledger, Slot, SlotKey } from "../../bot/ports/ledger.ts";
import { changed, claimed, opened, sending, type Transition, wakeAtMs } from "../../bot/ports/rules/transitions.ts";
import { byText, type Clock, keyOf, type MemoryTables } from "./tables.ts";

export function createMemoryLedger({ slots }: Pick<MemoryTables, "slots">, clock: Clock): Ledger {
  const key = ({ platform, community, channel, localDate }: SlotKey) => keyOf(platform, community, channel, localDate);

  function put({ slot, reason }: Transition, owner: string | null): void {
    const events = slots.get(key(slot))?.events ?? [];
    const { state } = slot;
    slots.set(key(slot), { slot, events: [...events, { atMs: clock(), state, reason, owner }] });
  }

  return {
    async open(newSlots) {
      const missing = newSlots.filter((slot) => !slots.has(key(slot)));
      for (const slot of missing) put({ slot: opened(slot), reason: slot.reason }, null);
      return missing.length;
    },
    async claim(options) {
      const nowMs = clock();
      const all = [...slots.values()].map(({ slot }) => slot);
      const waits = (slot: Slot) => (wakeAtMs(slot) ?? Number.POSITIVE_INFINITY) <= nowMs;
      const instants = new Set(all.filter(waits).map(({ dueAtMs }) => dueAtMs));
      const taken = inTurns(all.filter(({ dueAtMs }) => instants.has(dueAtMs)))
        .filter(waits)
        .filter(({ platform }) => options.platforms?.includes(platform) ?? true)
        .slice(0, options.limit)
        .map((slot) => claimed(slot, options, nowMs));
      for (const each of taken) put(each, options.owner);
      return taken.map(({ slot }) => slot);
    },
    async startSending(slotKey, fence, leaseMs) {
      const slot = slots.get(key(slotKey))?.slot;
      const next = slot === undefined ? null : sending(slot, fence, leaseMs, clock());
      if (next !== null) put(next, next.slot.owner);
      return next !== null;
    },
    async record(slotKey, fence, change, from) {
      const slot = slots.get(key(slotKey))?.slot;
      const next = slot === undefined ? null : changed(slot, fence, change, from, clock());
      if (next !== null) put(next, fence === null ? null : (slot?.owner ?? null));
      return next !== null;
    },
    async story(slotKey) {
      return slots.get(key(slotKey));
    },
    async history({ platform, community, channel }, { before, limit }) {
      return [...slots.values()]
        .map(({ slot }) => slot)
        .filter((slot) => slot.platform === platform && slot.community === community && slot.channel === channel)
        .filter(({ localDate }) => before === undefined || localDate < before)
        .sort((one, other) => (one.localDate < other.localDate ? 1 : -1))
        .slice(0, limit);
    },
  };
}

/** The first of each community, then the second of each, and so on; those that are done have taken their turns. */
function inTurns(slots: readonly Slot[]): readonly Slot[] {
  const byChannel = byText<Channel>(({ channel }) => channel);
  const ordered = [...slots].sort((one, other) => one.dueAtMs - other.dueAtMs || byChannel(one, other));
  const counts = new Map<string, number>();
  return ordered
    .map((slot) => {
      const community = keyOf(slot.platform, slot.community);
      const turn = (counts.get(community) ?? 0) + 1;
      counts.set(community, turn);
      return { slot, turn };
    })
    .sort((one, other) => one.turn - other.turn)
    .map(({ slot }) => slot);
}
