import type { Client } from "discord.js";
import type { CommunityBot } from "../../bot/community/community-bot.ts";
import type { DigestReply } from "../../bot/community/digest-reply.ts";
import type { Timing } from "../../bot/digest/ledger/timing.ts";
import type { Log } from "../../bot/ports/log.ts";
import type { Platform } from "../../bot/ports/platform.ts";
import type { DiscordSettings } from "../../settings/discord.ts";
import { tidyLeftovers } from "./commands/leftovers.ts";
import { type Registration, registerCommands } from "./commands/register.ts";
import { knownChannel, sightOf } from "./gateway/channels.ts";
import { createClient } from "./gateway/client.ts";
import { followCommunities, type Run } from "./gateway/communities.ts";
import { logIn } from "./gateway/connect.ts";
import { dispatchEvents } from "./gateway/dispatch.ts";
import { watchConnection } from "./gateway/watch.ts";
import { DISCORD_PLATFORM } from "./ids.ts";
import { createInFlight } from "./in-flight.ts";
import { within } from "./interactions/deadline.ts";
import { personalInvite, serverInvite } from "./invite.ts";
import { createPlaces } from "./messages/places.ts";
import { postErrorOf } from "./poster/errors.ts";
import { createDiscordPoster } from "./poster/poster.ts";
import { renderReply } from "./render/message.ts";
import { createDiscordApi } from "./rest/api.ts";
import { errorDetails } from "./rest/errors.ts";
import { createForms } from "./rest/forms.ts";

export type DiscordPlatformOptions = DiscordSettings & {
  readonly log: Log;
  readonly digestReply: DigestReply;
  readonly timing: Timing;
};

/** What is left of the ten seconds that the process has is for ending what isn't finished, and for the store. */
const FINISHED_WITHIN_MS = 8500;
/** For the gateway's goodbye; discord.js may wait for one for ever where it was still connecting. */
const CLOSED_WITHIN_MS = 2000;
/** People can ask by mention while a slow registration goes on. */
const REGISTERED_WITHIN_MS = 5000;

/** Discord, over one client of discord.js. Nothing is connected before `connect`, but the poster may be used at once. */
export function createDiscordPlatform(options: DiscordPlatformOptions): Platform {
  const { log, timing, digestReply } = options;
  /** Aborted when the bot is told to stop: nothing connects any more. */
  const halting = new AbortController();
  /** Aborted when what is in flight has had its time. */
  const ending = new AbortController();
  const api = createDiscordApi({ ...options, ending: ending.signal });
  const forms = createForms(log);
  const inFlight = createInFlight();
  let client: Client | undefined;
  let stopping: Promise<void> | undefined;

  const run: Run = (what, work) => {
    if (stopping !== undefined) return;
    inFlight.track((async () => work())(), (error) => log.error(`${what} couldn't be handled.`, errorDetails(error)));
  };

  async function connect(bot: CommunityBot): Promise<void> {
    if (stopping !== undefined) return;
    // A gateway that says nothing is waited for no longer than the bot is to run.
    await Promise.race([open(bot), aborted(halting.signal)]);
  }

  async function open(bot: CommunityBot): Promise<void> {
    const connecting = createClient(options, halting.signal);
    client = connecting;
    const places = createPlaces({ known: (id) => knownChannel(connecting, id), fetch: api.channel });
    const parts = { bot, api, forms, places, timing, log, readsAll: options.messageContent };
    dispatchEvents(connecting, parts, run);
    followCommunities(connecting, { bot, api, log }, run);
    watchConnection(connecting, {
      ...{ log, isStopping: () => stopping !== undefined },
      onAnew: () => run("The commands' registration", () => registerAnew(connecting)),
    });
    await logIn(connecting, options.token);
    if (stopping !== undefined) return;
    await introduce(connecting);
  }

  /** Null before Discord told who the bot is. */
  function registrationFor({ application, rest }: Client): Registration | null {
    return application && { rest, applicationId: application.id, guildId: options.guildId, log };
  }

  async function registerAnew(connected: Client): Promise<void> {
    const registration = registrationFor(connected);
    if (registration !== null) await registerCommands(registration);
  }

  /** Registers the commands, and says how the bot is invited. */
  async function introduce(connected: Client): Promise<void> {
    const registration = registrationFor(connected);
    if (registration === null) {
      log.error(
        "Discord's gateway didn't say who the bot is, so it can do nothing: check what DISCORD_API_URL leads to.",
      );
      return;
    }
    const { applicationId, guildId } = registration;
    const {
      guilds,
      options: { shards },
    } = connected;
    const registered = registerCommands(registration);
    const tidied = registered.then((isDone) =>
      isDone ? tidyLeftovers(registration, [...guilds.cache.keys()]) : undefined,
    );
    inFlight.track(tidied, () => undefined);
    await within(timing, REGISTERED_WITHIN_MS, registered);
    log.info("Discord is connected.", { servers: guilds.cache.size, shards, invite: serverInvite(applicationId) });
    if (guildId === null) {
      log.info("People can also install the bot for themselves.", { invite: personalInvite(applicationId) });
    } else {
      log.info(
        "Commands are registered in one server only: in direct messages and for people who install the bot for themselves there are none while DISCORD_GUILD_ID is set.",
      );
    }
  }

  async function stop(): Promise<void> {
    halting.abort();
    const finished = inFlight.drain(timing, FINISHED_WITHIN_MS);
    const closed = within(timing, CLOSED_WITHIN_MS, client?.destroy() ?? Promise.resolve());
    await closed.catch((error: unknown) => log.warn("Discord's gateway wasn't closed.", errorDetails(error)));
    if (!(await finished)) log.warn("Not all answers were finished in time: what is still open is ended.");
    ending.abort();
  }

  return {
    name: DISCORD_PLATFORM,
    poster: createDiscordPoster({
      ...{ api, forms, digestReply, nowMs: timing.nowMs },
      sightOf: (channel) => (client?.isReady() === true ? sightOf(client, channel) : "not-yet"),
    }),
    connect,
    async tell({ person }, reply) {
      const { channel } = await api.openDirect(person).catch(postErrorOf);
      await forms.send((form) => api.post(channel, renderReply(reply, form))).catch(postErrorOf);
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

/** Resolves once the signal is aborted. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
