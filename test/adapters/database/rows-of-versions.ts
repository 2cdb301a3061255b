type Row = Readonly<Record<string, string | number | null>>;

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
    slots: {
      ...CHANNEL,
      ...{ local_date: "2026-01-02", state: "uncertain", due_at_ms: 1, closes_at_ms: 2, wake_at_ms: null, fence: 1 },
      ...{ lease_until_ms: null, owner: null, send_started: 0, attempts: 1, not_before_ms: 0, nonce: "n" },
      ...{ message_id: null, thread: "none", cards: '["pack/one"]', reason: "cannot-ask" },
    },
  },
};
