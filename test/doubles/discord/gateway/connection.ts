import type { WebSocket } from "ws";
import { isRecord, type Json, listOf, numberOf, recordOf, textOf } from "../json.ts";
import type { Platform } from "../platform.ts";
import { CLOSE, OPCODE } from "../protocol.ts";
import { guildCreated } from "../state/payloads.ts";
import { shardOf } from "../state/snowflakes.ts";
import type { Session, Sessions } from "./sessions.ts";

const SENDS_MAX = 120;
const SENDS_WINDOW_MS = 60_000;
const IGNORED_OPCODES: readonly number[] = [OPCODE.presence, OPCODE.voice];

export type Connection = {
  readonly socket: WebSocket;
  session: Session | undefined;
};

/** What a gateway doesn't say: a greeting or READY, nor anything after it, or in READY who the application is. */
export type Silence = "hello" | "ready" | "application";

/** Speaks the gateway's protocol over one socket, from HELLO on. */
export function speak(
  platform: Platform,
  sessions: Sessions,
  connection: Connection,
  resumeUrl: string,
  silence?: Silence,
): void {
  const { settings, journal } = platform;
  const { socket } = connection;
  const line = { send: (text: string) => socket.send(text) };
  const send = (op: number, data: unknown) => socket.send(JSON.stringify({ op, d: data, s: null, t: null }));
  let windowEndsMs = 0;
  let sends = 0;

  socket.on("message", (raw) => {
    if (settings.now() > windowEndsMs) {
      windowEndsMs = settings.now() + SENDS_WINDOW_MS;
      sends = 0;
    }
    sends += 1;
    if (sends > SENDS_MAX) {
      socket.close(CLOSE.rateLimited);
      return;
    }
    const payload = parsed(raw.toString());
    if (payload === undefined) socket.close(CLOSE.decodeError);
    else receive(numberOf(payload.op), payload.d);
  });
  socket.on("close", () => {
    const { session } = connection;
    if (session === undefined || session.line !== line) return;
    session.line = undefined;
    session.lostAtMs = settings.now();
  });
  if (silence !== "hello") send(OPCODE.hello, { heartbeat_interval: settings.heartbeatMs });

  function receive(op: number, data: unknown): void {
    if (op === OPCODE.heartbeat) send(OPCODE.heartbeatAck, null);
    else if (op === OPCODE.identify) identify(recordOf(data));
    else if (op === OPCODE.resume) resume(recordOf(data));
    else if (connection.session === undefined) socket.close(CLOSE.notAuthenticated);
    else if (op === OPCODE.requestMembers) sendMembers(connection.session, recordOf(data));
    else if (!IGNORED_OPCODES.includes(op)) socket.close(CLOSE.unknownOpcode);
  }

  function identify(data: Json): void {
    if (connection.session !== undefined) {
      socket.close(CLOSE.alreadyAuthenticated);
      return;
    }
    journal.counts.identifies += 1;
    if (data.token !== platform.token) {
      socket.close(CLOSE.authenticationFailed);
      return;
    }
    const intents = numberOf(data.intents);
    const [shard, count] = data.shard === undefined ? [0, 1] : listOf(data.shard).map(numberOf);
    if (shard === undefined || count === undefined || shard < 0 || shard >= count) {
      socket.close(CLOSE.invalidShard);
      return;
    }
    if ((intents & ~settings.allowedIntents) !== 0) {
      socket.close(CLOSE.disallowedIntents, "Disallowed intent(s).");
      return;
    }
    if (silence === "ready") return;
    const session = sessions.open(`session-${platform.ids.next()}`, intents, shard, count, line);
    connection.session = session;
    greet(session);
  }

  function greet(session: Session): void {
    const { world } = platform;
    const guilds = [...world.guilds.values()].filter(
      ({ id, state }) => state !== "absent" && shardOf(id, session.shardCount) === session.shard,
    );
    sessions.dispatch(session, "READY", {
      v: 10,
      user: world.bot,
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: resumeUrl,
      shard: [session.shard, session.shardCount],
      ...(silence !== "application" && { application: { id: world.applicationId, flags: 0 } }),
    });
    for (const guild of guilds) {
      if (guild.state === "present") sessions.dispatch(session, "GUILD_CREATE", guildCreated(world, guild));
    }
  }

  function resume(data: Json): void {
    if (data.token !== platform.token) {
      socket.close(CLOSE.authenticationFailed);
      return;
    }
    const sequence = numberOf(data.seq);
    const session = sessions.resumable(textOf(data.session_id), sequence);
    if (session === undefined) {
      send(OPCODE.invalidSession, false);
      return;
    }
    journal.counts.resumes += 1;
    connection.session = session;
    session.line = line;
    session.lostAtMs = undefined;
    sessions.replay(session, sequence);
    sessions.dispatch(session, "RESUMED", {});
  }

  function sendMembers(session: Session, data: Json): void {
    const guild = platform.world.guilds.get(textOf(data.guild_id));
    if (guild === undefined) return;
    const created = guildCreated(platform.world, guild);
    sessions.dispatch(session, "GUILD_MEMBERS_CHUNK", {
      guild_id: guild.id,
      members: created.members,
      chunk_index: 0,
      chunk_count: 1,
      nonce: data.nonce,
    });
  }
}

function parsed(text: string): Json | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return isRecord(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
