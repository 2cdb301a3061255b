import { sql } from "kysely";
import type { ClaimOptions, Slot } from "../../bot/ports/ledger.ts";
import { claimed } from "../../bot/ports/rules/transitions.ts";
import type { Connection, Database } from "./connection.ts";
import { forUpdateOfFreeRows } from "./locking.ts";
import { slotOf, updateOf } from "./slot-rows.ts";

/** How many more slots are looked at than are wanted: another process may be taking the first ones. */
const CANDIDATES_PER_SLOT = 4;

/** `Ledger.claim`, within a transaction. */
export async function claimSlots(
  connection: Connection,
  db: Database,
  options: ClaimOptions,
): Promise<readonly Slot[]> {
  const ids = await candidates(connection, db, options);
  if (ids.length === 0) return [];
  const turns = new Map(ids.map((id, turn) => [id, turn]));
  const turnOf = ({ id }: { readonly id: number }) => turns.get(id) ?? 0;
  const rows = await db
    .selectFrom("slots")
    .selectAll()
    .select(connection.now().as("now_ms"))
    .where("id", "in", ids)
    // Once more: another process may have taken it since.
    .where("wake_at_ms", "<=", connection.now())
    .$if(connection.kind === "postgres", (query) => query.orderBy(sql`array_position(${ids}::bigint[], id)`))
    .limit(options.limit)
    .$call(forUpdateOfFreeRows(connection))
    .execute();
  rows.sort((one, other) => turnOf(one) - turnOf(other));
  const [first] = rows;
  if (first === undefined) return [];
  const atMs = first.now_ms;
  const slots = rows.map((row) => ({ id: row.id, ...claimed(slotOf(row), options, atMs) }));
  for (const alike of Map.groupBy(slots, ({ slot: { state, reason } }) => `${state} ${reason}`).values()) {
    await writeClaims(db, alike);
  }
  await db
    .insertInto("slot_events")
    .values(
      slots.map(({ id, reason, slot: { state, owner } }) => ({
        ...{ slot_id: id, at_ms: atMs, state, reason, owner },
      })),
    )
    .execute();
  return slots.map(({ slot }) => slot);
}

/** Claims of one state and reason differ only in their fences: one statement writes them. */
async function writeClaims(
  db: Database,
  claims: readonly { readonly id: number; readonly slot: Slot }[],
): Promise<void> {
  const [first] = claims;
  if (first === undefined) return;
  const { state, reason, owner, lease_until_ms, wake_at_ms } = updateOf(first.slot);
  await db
    .updateTable("slots")
    .set((row) => ({ state, reason, owner, lease_until_ms, wake_at_ms, fence: row("fence", "+", 1) }))
    .where(
      "id",
      "in",
      claims.map(({ id }) => id),
    )
    .execute();
}

/**
 * Slots that wait, in the order of their turns: the first of each community, then the second of each. Those of the same
 * instants that are done count as turns taken: otherwise the communities that come first would be served to their end
 * before the last ones had begun.
 */
async function candidates(
  connection: Connection,
  db: Database,
  { limit, platforms }: ClaimOptions,
): Promise<readonly number[]> {
  if (platforms?.length === 0) return [];
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom("slots")
        .select(["id", "due_at_ms", "wake_at_ms"])
        .select(
          sql<number>`row_number() over (partition by platform, community order by due_at_ms, channel)`.as("turn"),
        )
        .where("due_at_ms", "in", (slots) =>
          slots.selectFrom("slots").select("due_at_ms").where("wake_at_ms", "<=", connection.now()),
        )
        .$if(platforms !== undefined, (query) => query.where("platform", "in", platforms ?? []))
        .as("turns"),
    )
    .select("id")
    .where("wake_at_ms", "<=", connection.now())
    .orderBy("turn")
    .orderBy("due_at_ms")
    .orderBy("id")
    .limit(connection.kind === "postgres" ? limit * CANDIDATES_PER_SLOT : limit)
    .execute();
  return rows.map(({ id }) => id);
}
