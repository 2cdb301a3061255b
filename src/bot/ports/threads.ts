import type { Channel } from "./channel.ts";

/** `called`: the bot takes part. `quiet`: somebody asked it to be silent. */
export type ThreadState = "called" | "quiet";

/** Threads that the bot was called in; a thread is named as the channel of its own that it is. */
export type Threads = {
  /** Undefined where it was never called. */
  read(thread: Channel): Promise<ThreadState | undefined>;
  write(thread: Channel, state: ThreadState): Promise<void>;
};
