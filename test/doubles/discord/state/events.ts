import type { Json } from "../json.ts";

/** Something that the gateway tells those who may hear it. */
export type PlatformEvent = {
  readonly name: string;
  /** Whose shard hears it; without one, the first shard. */
  readonly guildId: string | undefined;
  /** Bits of which the session must have asked for one; 0: everybody hears it. */
  readonly intents: number;
  readonly data: Json;
  /** What a session without the message-content intent hears instead. */
  readonly withoutContent?: Json;
};

export type Events = {
  publish(event: PlatformEvent): void;
  subscribe(listener: (event: PlatformEvent) => void): void;
};

export function createEvents(): Events {
  const listeners: ((event: PlatformEvent) => void)[] = [];
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
