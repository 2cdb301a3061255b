import { App, type AuthorizeResult, type AuthorizeSourceData, type Logger } from "@slack/bolt";
import type { CommunityBot } from "../../bot/community/community-bot.ts";
import type { DigestReply } from "../../bot/community/digest-reply.ts";
import type { HandledEvents } from "../../bot/ports/handled-events.ts";
import type { HttpDoor, HttpHandler } from "../../bot/ports/http-door.ts";
import type { Log } from "../../bot/ports/log.ts";
import type { Platform } from "../../bot/ports/platform.ts";
import type { Vault } from "../../bot/ports/vault.ts";
import type { SlackSettings } from "../../settings/slack.ts";
import { INSTALL_PATH, mountInstallation } from "./installations/routes.ts";
import { createInstallations, type Installations, isNotInstalled } from "./installations/store.ts";
import { createGate } from "./intake/gate.ts";
import { createHttpIntake, EVENTS_PATH } from "./intake/http.ts";
import { createIntake, type Intake } from "./intake/intake.ts";
import { createSocket, type Socket } from "./intake/socket.ts";
import { createWaits } from "./intake/waits.ts";
import { listen } from "./listeners.ts";
import { type Parts, SLACK } from "./parts.ts";
import { createPeople } from "./people.ts";
import { createSlackPoster, createTeller } from "./poster.ts";
import { neededScopes } from "./scopes.ts";
import { type SlackTiming, systemTiming } from "./timing.ts";
import { findApiBase } from "./web/api-base.ts";
import { type ClientFactory, createClientFactory } from "./web/client.ts";
import { createLibraryLogger } from "./web/logger.ts";
import { manyWorkspaces, oneWorkspace, openWorkspace, type Workspace, type Workspaces } from "./workspaces.ts";

export type SlackPlatformOptions = {
  readonly settings: SlackSettings;
  readonly log: Log;
  readonly digestReply: DigestReply;
  readonly handledEvents: HandledEvents;
  /** Keeps installations. */
  readonly vault: Vault;
  /** Needed over HTTP. */
  readonly http?: HttpDoor;
  readonly timing?: SlackTiming;
};

/** Together with the socket's goodbye it stays within the ten seconds of the port. */
const FINISH_WITHIN_MS = 8000;
/** As many as the library makes requests at once. */
const AT_ONCE_MAX = 100;

/** For the log; the port is in the line of who listens there. */
const WAYS: Readonly<Record<SlackSettings["way"]["kind"], string>> = {
  socket: "Slack's events come over Socket Mode, from one workspace.",
  http: `Slack's events come over HTTP at ${EVENTS_PATH}, from one workspace.`,
  oauth: `Slack's events come over HTTP at ${EVENTS_PATH}, from workspaces that install the app.`,
};

/** Slack's doorway: nothing is sent before it connects, but for a digest. */
export function createSlackPlatform(options: SlackPlatformOptions): Platform {
  const { settings, log, digestReply, handledEvents, vault, timing = systemTiming } = options;
  const { way, apiUrl, threadFollowUps, unused } = settings;
  const logger = createLibraryLogger(log);
  const installations = way.kind === "oauth" ? createInstallations(vault, timing) : undefined;
  let opening: Promise<Opened> | undefined;
  let intake: Intake | undefined;
  let socket: Socket | undefined;
  let handleEvents: HttpHandler | undefined;
  /** Connecting may be tried again; a place on the server is taken once. */
  let mounted = false;
  let stopped = false;

  async function openWorkspaces(): Promise<Opened> {
    const apiBase = await findApiBase(apiUrl, logger);
    const clients = createClientFactory(apiBase, logger);
    if (way.kind === "oauth")
      return {
        ...{ apiBase, clients, only: undefined },
        workspaces: manyWorkspaces(installed(), clients, { threadFollowUps, log }),
      };
    const only = await openWorkspace(way.botToken, clients, { threadFollowUps, log });
    return { apiBase, clients, workspaces: oneWorkspace(only), only };
  }

  /** Asked for once; a failure may pass. */
  function workspaces() {
    opening ??= openWorkspaces().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  function installed(): Installations {
    if (installations === undefined) throw new Error("Installations are kept for many workspaces only.");
    return installations;
  }

  function tellWay(): void {
    log.info(WAYS[way.kind], way.kind === "oauth" ? { install: `${way.publicUrl}${INSTALL_PATH}` } : undefined);
    if (unused.length > 0)
      log.warn("Variables of another way in are set, and not used.", {
        unused: unused.join(" "),
        remedy: "unset them, or unset those of this way where the other was meant",
      });
  }

  function door(): HttpDoor {
    if (options.http === undefined) throw new Error("Slack over HTTP needs the process's HTTP server.");
    return options.http;
  }

  function mountOn(http: HttpDoor, bot: CommunityBot, { apiBase, clients }: Opened): void {
    http.mount("POST", EVENTS_PATH, async (request, response) => {
      if (handleEvents !== undefined) await handleEvents(request, response);
    });
    if (way.kind !== "oauth") return;
    mountInstallation({
      ...{ way, apiBase, http, handledEvents, installations: installed(), clients, logger, log },
      scopes: neededScopes(threadFollowUps),
      joined: (community) => bot.joined(SLACK, community),
    });
  }

  const gate = createGate(AT_ONCE_MAX);
  const waits = createWaits(gate, timing);
  const opened = async () => (await workspaces()).workspaces;

  return {
    name: SLACK,
    poster: createSlackPoster(opened, digestReply),
    tell: createTeller(opened),
    async connect(bot) {
      const connectedAtMs = timing.nowMs();
      const found = await workspaces();
      const { workspaces: all, only, clients } = found;
      if (stopped) return;
      const people = createPeople(timing, log);
      const parts: Parts = {
        ...{ bot, workspaces: all, people, handledEvents, threadFollowUps, connectedAtMs },
        ...{ timing, log, waits },
      };
      if (only !== undefined) await bot.joined(SLACK, only.community);
      // Whoever stops while this connects finds nothing to close yet.
      if (stopped) return;
      const app = createApp({ workspaces: all, only, parts, installations, clients, logger });
      intake = createIntake((event) => app.processEvent(event), { gate, timing, log });
      if (way.kind === "socket") {
        socket = createSocket({ appToken: way.appToken, clients, intake, log, timing });
        await socket.open();
        tellWay();
        return;
      }
      handleEvents = createHttpIntake({ intake, signingSecret: way.signingSecret, timing, log });
      const http = door();
      if (!mounted) mountOn(http, bot, found);
      mounted = true;
      await http.open();
      tellWay();
    },
    async stop() {
      stopped = true;
      waits.close(FINISH_WITHIN_MS);
      // The socket stays until what it brought is acknowledged.
      await intake?.close(FINISH_WITHIN_MS);
      await socket?.close();
    },
  };
}

/** What Slack was asked for before anything else. */
type Opened = {
  readonly apiBase: string;
  readonly clients: ClientFactory;
  readonly workspaces: Workspaces;
  /** Undefined where there may be many. */
  readonly only: Workspace | undefined;
};

type AppParts = {
  readonly workspaces: Workspaces;
  readonly only: Workspace | undefined;
  readonly parts: Parts;
  readonly installations: Installations | undefined;
  readonly clients: ClientFactory;
  readonly logger: Logger;
};

/** Bolt's app, without a way in of its own: ours hands it what comes. */
function createApp({ workspaces, only, parts, installations, clients, logger }: AppParts): App {
  const app = new App({
    receiver: { init() {}, start: async () => undefined, stop: async () => undefined },
    authorize: (source) => authorize(workspaces, only, source),
    // Ours looks at each event's sender itself, and keeps no state of conversations here.
    ...{ ignoreSelf: false, convoStore: false, logger },
    clientOptions: { ...clients.options },
  });
  app.error(async (error) => {
    // From a workspace that the bot isn't in any more: repeating it is no use.
    if (!isNotInstalled(error)) throw error;
    parts.log.warn("Something came from a workspace that the bot isn't installed in.");
  });
  listen(app, parts, installations);
  return app;
}

async function authorize(
  workspaces: Workspaces,
  only: Workspace | undefined,
  { isEnterpriseInstall, enterpriseId, teamId }: AuthorizeSourceData<boolean>,
): Promise<AuthorizeResult> {
  const community = (isEnterpriseInstall ? enterpriseId : teamId) ?? only?.community ?? "";
  const { token, botId, botUserId } = await workspaces.of(community);
  return {
    botToken: token,
    ...(botId !== undefined && { botId }),
    ...(botUserId !== undefined && { botUserId }),
    teamId: teamId ?? community,
    ...(enterpriseId !== undefined && { enterpriseId }),
  };
}
