import { isThread } from "../interactions/visit.ts";

/** A channel as far as it matters where somebody writes. */
export type Place = {
  readonly channel: string;
  /** The thread within the channel; null outside of one. */
  readonly thread: string | null;
};

/** What is known of a channel: `parent` is null for one that isn't a thread, `guild` for one of no server. */
export type KnownChannel = { readonly parent: string | null; readonly guild: string | null };

export type Places = {
  find(channel: string): Promise<Place>;
  /** The server that a channel is in, by what the gateway told; null where it told of none. */
  guildOf(channel: string): string | null;
};

export type PlacesOptions = {
  /** What the gateway told; undefined where it told nothing. */
  readonly known: (channel: string) => KnownChannel | undefined;
  readonly fetch: (channel: string) => Promise<{ readonly type: number; readonly parent_id?: string | null }>;
};

/** So many channels that the gateway tells nothing of are remembered. */
const FETCHED_MAX = 1000;

/** Finds out whether a channel is a thread, and whose. A channel that can't be asked about counts as no thread. */
export function createPlaces({ known, fetch }: PlacesOptions): Places {
  const fetched = new Map<string, Promise<Pick<KnownChannel, "parent">>>();
  const ask = (channel: string) => {
    let asked = fetched.get(channel);
    if (asked === undefined) {
      asked = fetch(channel)
        .then(({ type, parent_id: parent }) => ({ parent: isThread(type) ? (parent ?? null) : null }))
        .catch(() => {
          // It may be known the next time.
          fetched.delete(channel);
          return { parent: null };
        });
      if (fetched.size >= FETCHED_MAX) fetched.clear();
      fetched.set(channel, asked);
    }
    return asked;
  };
  return {
    async find(channel) {
      const { parent } = known(channel) ?? (await ask(channel));
      return parent === null ? { channel, thread: null } : { channel: parent, thread: channel };
    },
    guildOf: (channel) => known(channel)?.guild ?? null,
  };
}
