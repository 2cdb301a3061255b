import type { ThreadState, Threads } from "../../bot/ports/threads.ts";
import { at, channelOf } from "./channel-key.ts";
import { type Connection, readNow, withoutWaiting } from "./connection.ts";

export function createThreads(connection: Connection): Threads {
  const { db } = connection;
  return {
    async read(thread) {
      const row = await db.selectFrom("threads").select("state").where(at(thread)).executeTakeFirst();
      return row?.state as ThreadState | undefined;
    },
    async write(thread, state) {
      await withoutWaiting(connection, async (transaction) => {
        const values = { state, at_ms: await readNow(connection, transaction) };
        await transaction
          .insertInto("threads")
          .values({ ...channelOf(thread), ...values })
          .onConflict((conflict) => conflict.columns(["platform", "community", "channel"]).doUpdateSet(values))
          .execute();
      });
    },
  };
}
