import type { Generated } from "kysely";

/**
 * The one schema, as both databases hold it. Instants are whole milliseconds since 1970, flags 0 or 1, lists and
 * objects JSON; text is ordered by its bytes.
 */
export type Tables = {
  migrations: { version: number; name: string; applied_at_ms: number };
  /** Facts of the store itself, such as the secret's fingerprint. */
  facts: { name: string; value: string };
  communities: {
    platform: string;
    community: string;
    notices_channel: string | null;
    language: string | null;
    left_at_ms: number | null;
    answer_channels: string | null;
    answer_privately: number;
  };
  /** People whom a community named moderators. */
  community_moderators: { platform: string; community: string; person: string };
  threads: { platform: string; community: string; channel: string; state: string; at_ms: number };
  preferences: { person: string; language: string | null };
  subscriptions: {
    platform: string;
    community: string;
    channel: string;
    time_zone: string;
    local_time: string;
    language: string;
    parts: string;
    thread: number;
    when_exhausted: string;
    paused_until: string | null;
    created_at_ms: number;
  };
  slots: {
    id: Generated<number>;
    platform: string;
    community: string;
    channel: string;
    local_date: string;
    state: string;
    due_at_ms: number;
    closes_at_ms: number;
    /** From when on it can be claimed; null where there is nothing to do. Derived from the other columns. */
    wake_at_ms: number | null;
    fence: number;
    lease_until_ms: number | null;
    owner: string | null;
    send_started: number;
    attempts: number;
    not_before_ms: number;
    nonce: string;
    message_id: string | null;
    thread: string;
    notice: string;
    cards: string;
    reason: string;
  };
  slot_events: {
    id: Generated<number>;
    slot_id: number;
    at_ms: number;
    state: string;
    reason: string;
    owner: string | null;
  };
  channel_knowledge: {
    platform: string;
    community: string;
    channel: string;
    snapshot: string;
    written_at_ms: number;
  };
  budgets: { key: string; spent_until_ms: number; held_until_ms: number };
  gaps: {
    id: string;
    platform: string;
    community: string;
    question_hash: string;
    text: string;
    language: string;
    first_at_ms: number;
    last_at_ms: number;
  };
  gap_people: { gap: string; person: string; asked_at_ms: number | null; wanted_at_ms: number | null };
  feedback: {
    platform: string;
    community: string;
    answer: string;
    person: string;
    entry: string;
    helpful: number;
    at_ms: number;
    comment: string | null;
  };
  /** One row for an entry and a person, with the last time: distinct people since an instant can be counted. */
  asked_entries: { platform: string; community: string; entry: string; person: string; at_ms: number };
  handled_events: {
    key_hash: string;
    /** Its place among the keys that were claimed together, from 0: one event has one row with 0. */
    key_number: Generated<number>;
    finished: number;
    lease_until_ms: number;
    at_ms: number;
  };
  conversations: { key_hash: string; memory: string; expires_at_ms: number };
  vault: { namespace: string; key: string; bytes: Uint8Array; person: string | null; expires_at_ms: number | null };
};
