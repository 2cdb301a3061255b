import type { Channel } from "../../ports/channel.ts";
import type { Obstacle } from "../../ports/poster.ts";
import { DIGEST_PARTS, type DigestPart, type Subscription } from "../../ports/subscriptions.ts";
import { newSlot } from "../ledger/planner.ts";
import { REASONS } from "../ledger/reasons.ts";
import { slotsLostByChange } from "../time/change.ts";
import { readLocalTime } from "../time/local-time.ts";
import { slotAt } from "../time/slot-at.ts";
import { nextSlot } from "../time/slots.ts";
import { readTimeZone } from "../time/time-zones.ts";
import { MODERATION_WORDS, type ModerationWords } from "../words/moderation/words.ts";
import type { CommandParts, CommandReply, Moderator, SubscriptionWishes } from "./types.ts";

/** As many slots as can be waiting: today's, and one that another zone's date makes. */
const WAITING_MAX = 4;

/**
 * Subscribes a channel, or changes what it subscribed to. A change holds from now on: slots that wait move, and a date
 * that it would lose is due at once.
 */
export async function subscribe(
  { store, timing, catchUpMs, posterOf }: CommandParts,
  { channel, language, nameOf }: Moderator,
  wishes: SubscriptionWishes,
): Promise<CommandReply> {
  const words = MODERATION_WORDS[language];
  const before = await store.subscriptions.find(channel);
  const nowMs = timing.nowMs();
  const read = readWishes(wishes, before, words);
  if ("problem" in read) return { done: false, text: read.problem };
  const after: Subscription = {
    ...{ platform: channel.platform, community: channel.community, channel: channel.channel },
    ...{ language: wishes.language ?? before?.language ?? language, ...read },
    thread: wishes.thread ?? before?.thread ?? false,
    whenExhausted: wishes.whenExhausted ?? before?.whenExhausted ?? "pause",
    pausedUntil: before?.pausedUntil ?? null,
    createdAtMs: before?.createdAtMs ?? nowMs,
  };
  const obstacle = await digestObstacle(posterOf, after);
  if (obstacle?.isLasting === true) return { done: false, text: obstacle.text[language] };
  await store.subscriptions.save(after);
  if (before !== undefined) await moveSlots(store, before, after, nowMs, catchUpMs);
  const subscribed = words.subscribed(nameOf(channel), after, nextInWords(after, nowMs, words), !!before);
  return { done: true, text: [subscribed, ...(obstacle === null ? [] : [obstacle.text[language]])].join("\n") };
}

type Read = Pick<Subscription, "localTime" | "timeZone" | "parts">;

function readWishes(
  { time, timeZone, parts }: SubscriptionWishes,
  before: Subscription | undefined,
  { problems }: ModerationWords,
): Read | { readonly problem: string } {
  const localTime = time === undefined ? undefined : readLocalTime(time);
  if (localTime !== undefined && localTime.kind !== "time") return { problem: problems.time(time ?? "") };
  const zone = timeZone === undefined ? undefined : readTimeZone(timeZone);
  if (zone?.kind === "offset") return { problem: problems.zoneOffset };
  if (zone?.kind === "abbreviation") return { problem: problems.zoneAbbreviation };
  if (zone?.kind === "unknown") return { problem: problems.zone(timeZone ?? "", zone.nearest) };
  const chosen = {
    localTime: localTime?.localTime ?? before?.localTime,
    timeZone: zone?.timeZone ?? before?.timeZone,
    parts: DIGEST_PARTS.filter((part: DigestPart) => parts?.[part] ?? before?.parts.includes(part) ?? true),
  };
  if (chosen.localTime === undefined) return { problem: problems.timeNeeded };
  if (chosen.timeZone === undefined) return { problem: problems.zoneNeeded };
  if (chosen.parts.length === 0) return { problem: problems.noParts };
  return { localTime: chosen.localTime, timeZone: chosen.timeZone, parts: chosen.parts };
}

async function moveSlots(
  { ledger }: CommandParts["store"],
  before: Subscription,
  after: Subscription,
  nowMs: number,
  catchUpMs: number,
): Promise<void> {
  if (before.localTime === after.localTime && before.timeZone === after.timeZone) return;
  const lost = slotsLostByChange(before, after, nowMs);
  for (const slot of await ledger.history(after, { limit: WAITING_MAX })) {
    // One that is being retried stays where it is.
    if (slot.state !== "due" || slot.dueAtMs <= nowMs) continue;
    const newMs = slotAt(slot.localDate, after.localTime, after.timeZone) ?? nowMs;
    const dueAtMs = Math.max(newMs, nowMs);
    const times = { dueAtMs, closesAtMs: dueAtMs + catchUpMs };
    await ledger.record(slot, null, { state: "due", reason: REASONS.movedByChange, ...times }, "due");
  }
  const slots = lost.map((slot) =>
    newSlot(after, { ...slot, closesAtMs: slot.dueAtMs + catchUpMs }, REASONS.plannedByChange),
  );
  // A date that was posted at its old instant has its slot already, and keeps it.
  await ledger.open(slots);
}

export async function unsubscribe({ store }: CommandParts, { channel, language, nameOf }: Moderator) {
  const words = MODERATION_WORDS[language];
  const removed = await store.subscriptions.remove(channel);
  const name = nameOf(channel);
  return { done: removed, text: removed ? words.unsubscribed(name) : words.problems.notSubscribed(name) };
}

/** What keeps a channel's digests from it. */
export async function digestObstacle(
  posterOf: CommandParts["posterOf"],
  subscription: Subscription,
): Promise<Obstacle | null> {
  const purpose = subscription.thread ? "digest-with-thread" : "digest";
  return (await posterOf(subscription.platform)?.obstacle?.(subscription, purpose)) ?? null;
}

/** When the next digest is due, in words; null where none is. */
export function nextInWords(subscription: Subscription, nowMs: number, words: ModerationWords): string | null {
  const next = nextSlot(nowMs, subscription);
  return next === undefined ? null : `${words.instant(next.dueAtMs, subscription.timeZone)} (${subscription.timeZone})`;
}

/** The channel's subscription, or the reply that it has none. */
export async function subscriptionOf(
  { store }: Pick<CommandParts, "store">,
  channel: Channel,
  { language, nameOf }: Pick<Moderator, "language" | "nameOf">,
): Promise<Subscription | CommandReply> {
  const found = await store.subscriptions.find(channel);
  return found ?? { done: false, text: MODERATION_WORDS[language].problems.notSubscribed(nameOf(channel)) };
}

export function isReply(value: object): value is CommandReply {
  return "done" in value;
}
