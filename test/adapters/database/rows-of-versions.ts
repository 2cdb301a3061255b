type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

const PLACE = { platform: "discord", community: "guild-1" };
const CHANNEL = { ...PLACE, channel: "general" };

/**
 * By version of the schema: a row of each table that the version brought or changed, as a database of that version has
 * it. Whoever adds a migration adds the rows of the version before it.
 */
export const ROWS: Readonly<Record<number, Readonly<Record<string, Row>>>> = {
  1: {
    facts: { name: "secret-fingerprint", value: "00ff" },
    communities: { ...PLACE, notices_channel: "mods", language: "it", left_at_ms: null },
    subscriptions: {
      ...CHANNEL,
      ...{ time_zone: "Europe/Rome", local_time: "09:00", language: "it", parts: '["card"]', thread: 1 },
      ...{ when_exhausted: "pause", paused_until: null, created_at_ms: 1_760_000_000_000 },
    },
    channel_knowledge: { ...CHANNEL, snapshot: "{}", written_at_ms: 1 },
    slots: {
      ...CHANNEL,
      ...{ local_date: "2026-01-01", state: "posted", due_at_ms: 1, closes_at_ms: 2, wake_at_ms: null, fence: 1 },
      ...{ lease_until_ms: null, owner: null, send_started: 0, attempts: 1, not_before_ms: 0, nonce: "n" },
      ...{ message_id: "m", thread: "none", cards: '["pack/one"]', reason: "posted" },
    },
    slot_events: { slot_id: 1, at_ms: 1, state: "posted", reason: "posted", owner: "one" },
    budgets: { key: "discord", spent_until_ms: 1.5, held_until_ms: 0 },
  },
  2: {
    gaps: {
      ...{ id: "gap-1", ...PLACE, question_hash: "00", text: "Chi?", language: "it" },
      ...{ first_at_ms: 1, last_at_ms: 2 },
    },
    gap_people: { gap: "gap-1", person: "p1", asked_at_ms: 1, wanted_at_ms: null },
    feedback: { ...PLACE, answer: "a", person: "p1", entry: "pack/one", helpful: 1, at_ms: 1 },
    asked_entries: { ...PLACE, entry: "pack/one", person: "p1", at_ms: 1 },
    handled_events: { key_hash: "00", finished: 1, lease_until_ms: 0, at_ms: 1 },
    conversations: { key_hash: "00", memory: "{}", expires_at_ms: 1 },
    vault: { namespace: "n", key: "k", bytes: Buffer.from([1]), person: null, expires_at_ms: null },
    communities: { ...PLACE, notices_channel: "mods", language: "it", left_at_ms: null },
    slots: {
      ...CHANNEL,
      ...{ local_date: "2026-01-02", state: "uncertain", due_at_ms: 1, closes_at_ms: 2, wake_at_ms: null, fence: 1 },
      ...{ lease_until_ms: null, owner: null, send_started: 0, attempts: 1, not_before_ms: 0, nonce: "n" },
      ...{ message_id: null, thread: "none", cards: '["pack/one"]', reason: "cannot-ask" },
    },
  },
  3: {
    slots: {
      ...CHANNEL,
      ...{ local_date: "2026-01-03", state: "uncertain", due_at_ms: 1, closes_at_ms: 2, wake_at_ms: 1, fence: 1 },
      ...{ lease_until_ms: null, owner: null, send_started: 0, attempts: 1, not_before_ms: 0, nonce: "n" },
      ...{ message_id: null, thread: "none", cards: '["pack/one"]', reason: "cannot-ask", notice: "due" },
    },
  },
  4: {
    communities: {
      ...{ ...PLACE, community: "guild-4", notices_channel: "mods", language: "it", left_at_ms: null },
      ...{ answer_channels: '["general"]', answer_privately: 1 },
    },
    feedback: { ...PLACE, answer: "b", person: "p1", entry: "pack/one", helpful: 0, at_ms: 1, comment: "unclear" },
    community_moderators: { ...PLACE, person: "p1" },
    threads: { ...PLACE, channel: "thread-1", state: "called", at_ms: 1 },
    preferences: { person: "p1", language: "it" },
  },
};
