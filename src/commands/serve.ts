import type { CommunityBot } from "../bot/community/community-bot.ts";
import type { DigestEngine } from "../bot/digest/ledger/engine.ts";
import type { Log } from "../bot/ports/log.ts";
import { type Platform, PlatformRefusedError } from "../bot/ports/platform.ts";

/** All that runs while the bot is connected. */
export type Service = {
  /** At least one. */
  readonly platforms: readonly Platform[];
  readonly community: CommunityBot;
  readonly engine: DigestEngine;
  /** What platforms may listen on. */
  readonly http: {
    /** Listens no more, and finishes what is being answered, at most for so long. */
    close(withinMs: number): Promise<void>;
  };
  readonly log: Log;
  /** Ends what the others stand on: the store. */
  close(): Promise<void>;
};

export type ServeOptions = {
  /** Resolves when whoever runs the program wants it to end. */
  readonly stopped: Promise<void>;
  /** Ends early where the signal is aborted. */
  readonly sleep: (durationMs: number, signal: AbortSignal) => Promise<void>;
};

const RETRY_FIRST_MS = 1000;
const RETRY_MAX_MS = 60_000;
/** Of all that ends, together; the store is closed in what is left of the ten seconds. */
export const END_WITHIN_MS = 9500;
const HTTP_WITHIN_MS = 8000;
const TELL_FOLLOWERS_EVERY_MS = 6 * 60 * 60 * 1000;

/**
 * Connects every platform, each by itself, and posts digests until it is stopped; then finishes what is in flight, within
 * ten seconds. One that is down is tried again and again, and holds up no other. Returns whether it ended as it was told to: false where
 * every platform refused us.
 */
export async function serve(service: Service, { stopped, sleep }: ServeOptions): Promise<boolean> {
  const { platforms, engine, http, log, close } = service;
  const ending = new AbortController();
  engine.start();
  const lives = platforms.map((platform) => live(platform, service, sleep, ending.signal));
  const refused = Promise.all(lives).then((outcomes) => outcomes.every((outcome) => outcome === "refused"));
  const allRefused = refused.then((all) => (all ? "refused" : new Promise<never>(() => undefined)));
  const end = await Promise.race([stopped.then(() => "stopped" as const), allRefused]);
  log.info("Stopping: what is in flight is finished first.");
  ending.abort();
  const endings = [
    ...platforms.map((platform) => platform.stop()),
    engine.stop(),
    http.close(HTTP_WITHIN_MS),
    ...lives,
  ];
  const finished = new AbortController();
  const outcomes = await Promise.race([Promise.allSettled(endings), sleep(END_WITHIN_MS, finished.signal)]);
  finished.abort();
  if (outcomes === undefined) log.warn("Not everything was finished in time; the rest is cut off.");
  for (const outcome of outcomes ?? []) {
    if (outcome.status === "rejected") log.error("Something didn't stop as it should.", { error: outcome.reason });
  }
  await close();
  log.info("Stopped.");
  return end === "stopped";
}

/** Connects one platform, however long it takes, and looks after it. Never rejects. */
async function live(
  platform: Platform,
  { community, log }: Service,
  sleep: ServeOptions["sleep"],
  ending: AbortSignal,
): Promise<"refused" | "ended"> {
  const { name } = platform;
  for (let waitMs = RETRY_FIRST_MS; ; waitMs = Math.min(waitMs * 2, RETRY_MAX_MS)) {
    if (ending.aborted) return "ended";
    try {
      await platform.connect(community);
      if (ending.aborted) return "ended";
      log.info("Connected.", { platform: name });
      break;
    } catch (error) {
      if (error instanceof PlatformRefusedError) {
        log.error(error.message, { platform: name, code: error.code });
        return "refused";
      }
      log.warn("Can't connect yet; trying again.", { platform: name, error, waitMs });
    }
    await sleep(waitMs, ending);
  }
  while (!ending.aborted) {
    try {
      const tell: Platform["tell"] = (address, reply) => platform.tell(address, reply);
      const told = await community.tellFollowers(name, tell, ending);
      if (told > 0) log.info("Told people that there is an answer now.", { platform: name, people: told });
    } catch (error) {
      log.error("Those who wait for an answer couldn't be told; trying again later.", { platform: name, error });
    }
    await sleep(TELL_FOLLOWERS_EVERY_MS, ending);
  }
  return "ended";
}
