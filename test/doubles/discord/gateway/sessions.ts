import type { Settings } from "../options.ts";
import { INTENT, OPCODE } from "../protocol.ts";
import type { PlatformEvent } from "../state/events.ts";
import { shardOf } from "../state/snowflakes.ts";

/** Something that takes text: a socket, seen from a session. */
export type Line = { send(text: string): void };

/** One shard of one client, whether its socket is up or it may still be resumed. */
export type Session = {
  readonly id: string;
  readonly intents: number;
  readonly shard: number;
  readonly shardCount: number;
  line: Line | undefined;
  /** Of the last dispatch; the first is 1. */
  sequence: number;
  /** What was dispatched from `sequence - replay.length + 1` on. */
  readonly replay: string[];
  lostAtMs: number | undefined;
};

export type Sessions = {
  open(id: string, intents: number, shard: number, shardCount: number, line: Line): Session;
  /** A session that can go on from this sequence, or undefined where too much is gone. */
  resumable(id: string, sequence: number): Session | undefined;
  /** Sends what came after a sequence. */
  replay(session: Session, sequence: number): void;
  dispatch(session: Session, name: string, data: unknown): void;
  /** Tells an event to every session that may hear it. */
  publish(event: PlatformEvent): void;
  /** Nothing of before can be resumed. */
  forgetAll(): void;
  list(): readonly Session[];
};

export function createSessions({ now, resumeWithinMs, replayMax }: Settings): Sessions {
  const sessions = new Map<string, Session>();
  const isGone = ({ lostAtMs }: Session) => lostAtMs !== undefined && now() - lostAtMs > resumeWithinMs;

  function send(session: Session, name: string, json: string): void {
    session.sequence += 1;
    const text = `{"op":${OPCODE.dispatch},"s":${session.sequence},"t":"${name}","d":${json}}`;
    session.replay.push(text);
    // In one go, so that the cost of moving the rest is paid seldom.
    if (session.replay.length > replayMax * 2) session.replay.splice(0, replayMax);
    session.line?.send(text);
  }

  return {
    open(id, intents, shard, shardCount, line) {
      const session: Session = {
        id,
        intents,
        shard,
        shardCount,
        line,
        sequence: 0,
        replay: [],
        lostAtMs: undefined,
      };
      sessions.set(id, session);
      return session;
    },
    resumable(id, sequence) {
      const session = sessions.get(id);
      if (session === undefined || isGone(session) || sequence > session.sequence) return undefined;
      return session.sequence - sequence <= session.replay.length ? session : undefined;
    },
    replay(session, sequence) {
      const missed = session.sequence - sequence;
      for (const text of missed === 0 ? [] : session.replay.slice(-missed)) session.line?.send(text);
    },
    dispatch: (session, name, data) => send(session, name, JSON.stringify(data)),
    publish({ name, guildId, intents, data, withoutContent }) {
      let full: string | undefined;
      let blind: string | undefined;
      for (const session of sessions.values()) {
        if (isGone(session)) {
          sessions.delete(session.id);
          continue;
        }
        if (intents !== 0 && (session.intents & intents) === 0) continue;
        const shard = guildId === undefined ? 0 : shardOf(guildId, session.shardCount);
        if (shard !== session.shard) continue;
        if (withoutContent !== undefined && (session.intents & INTENT.messageContent) === 0) {
          blind ??= JSON.stringify(withoutContent);
          send(session, name, blind);
        } else {
          full ??= JSON.stringify(data);
          send(session, name, full);
        }
      }
    },
    forgetAll: () => sessions.clear(),
    list: () => [...sessions.values()],
  };
}
