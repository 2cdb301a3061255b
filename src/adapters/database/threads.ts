import type { Channel } from "../../bot/ports/channel.ts";
import type { ThreadState, Threads } from "../../bot/ports/threads.ts";
import { at, channelOf } from "./channel-key.ts";
import { type Connection, readNow } from "./connection.ts";
import type { WriteBehind } from "./write-behind.ts";

export function createThreads(connection: Connection, writeBehind: WriteBehind): Threads {
  const { db } = connection;
  const states = writeBehind.of<Channel & { readonly state: ThreadState }>(async (transaction, rows) => {
    const nowMs = await readNow(connection, transaction);
    await transaction
      .insertInto("threads")
      .values(rows.map(({ row, ageMs }) => ({ ...row, at_ms: nowMs - ageMs })))
      .onConflict((conflict) =>
        conflict
          .columns(["platform", "community", "channel"])
          .doUpdateSet((row) => ({ state: row.ref("excluded.state"), at_ms: row.ref("excluded.at_ms") })),
      )
      .execute();
  });
  return {
    async read(thread) {
      const waiting = states.peek(keyOf(thread));
      if (waiting !== undefined) return waiting.row.state;
      const row = await db.selectFrom("threads").select("state").where(at(thread)).executeTakeFirst();
      return row?.state as ThreadState | undefined;
    },
    async write(thread, state) {
      states.put(keyOf(thread), { ...channelOf(thread), state });
    },
  };
}

const keyOf = ({ platform, community, channel }: Channel) => JSON.stringify([platform, community, channel]);
