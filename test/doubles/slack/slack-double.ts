import type { AddressInfo } from "node:net";
import { createDeliveries, type Deliveries } from "./delivery/deliveries.ts";
import { createHttpEvents, type HttpEvents, type HttpTarget } from "./delivery/http-events.ts";
import { createSockets, type Sockets } from "./delivery/sockets.ts";
import { changeEvent, messageEvent } from "./driver/messages.ts";
import { bringEvent } from "./driver/stage.ts";
import { createWorkspace, type NewWorkspace, type WorkspaceDriver } from "./driver/workspace.ts";
import type { Fault, FaultScope, ScriptedFault } from "./faults.ts";
import type { Journal } from "./journal.ts";
import { type SlackDoubleOptions, settingsOf } from "./options.ts";
import { answerCall } from "./web/api.ts";
import { scopeFor } from "./web/method.ts";
import { createOAuth } from "./web/oauth.ts";
import { answerResponseUrl } from "./web/response-url.ts";
import { type Routes, serve } from "./web/server.ts";
import { createWorld, type Happening, type World } from "./world.ts";

export type SlackDouble = {
  /** `http://127.0.0.1:PORT/api/` */
  readonly apiUrl: string;
  /** The page that begins an installation; it consents at once. */
  readonly authorizeUrl: string;
  readonly origin: string;
  readonly appId: string;
  readonly appToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Calls, violations, counts, and waits for calls. */
  readonly journal: Journal;
  /** Socket Mode, which is how events go until `http` is called. */
  readonly sockets: Sockets;
  /** A new workspace, with the app installed in it unless told otherwise. */
  workspace(options?: NewWorkspace): WorkspaceDriver;
  /** From now on events go to this address, signed. */
  http(target: HttpTarget): HttpEvents;
  /** Lets something go wrong with the next calls that it fits. */
  fail(fault: Fault & FaultScope): ScriptedFault;
  /** No fault that was scripted is left. */
  failNoMore(): void;
  /** How the next installation is answered: for this workspace, or no. Default: for the one that was added last. */
  answerInstallWith(answer: WorkspaceDriver | "deny"): void;
  close(): Promise<void>;
};

/** More that the server answers, as `control.ts` does; given what there is. */
export type ExtraRoutes = (double: SlackDouble) => Routes;

/** Slack on loopback: Web API, OAuth, response_urls, and events over Socket Mode or HTTP. */
export async function startSlackDouble(
  options: SlackDoubleOptions = {},
  extraRoutes: ExtraRoutes = () => ({}),
): Promise<SlackDouble> {
  const settings = settingsOf(options);
  const world = createWorld(settings);
  const sockets = createSockets(world);
  const oauth = createOAuth(world);
  let overHttp: HttpEvents | undefined;
  const deliveries = createDeliveries(world, () => overHttp ?? sockets);
  world.listeners.add((happening) => echo(world, deliveries, happening));

  const routes: Record<string, Routes[string]> = {
    api: (method, url, { headers }, body) =>
      answerCall(world, oauth, sockets.ticket, { method, query: url.searchParams, headers, body }),
    oauth: (_path, url) => ({ status: 302, headers: { location: oauth.authorize(url.searchParams) }, body: "" }),
    response: (id, _url, _incoming, body) => answerResponseUrl(world, id, body),
  };
  const server = await serve(settings.port, routes);
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sockets.attach(server);

  const double: SlackDouble = {
    apiUrl: `${world.origin}/api/`,
    authorizeUrl: `${world.origin}/oauth/v2/authorize`,
    origin: world.origin,
    appId: world.appId,
    appToken: world.appToken,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    journal: world.journal,
    sockets,
    workspace: (added = {}) => createWorkspace(world, deliveries, added),
    http(target) {
      overHttp?.close();
      overHttp = createHttpEvents(world, target);
      return overHttp;
    },
    fail: (fault) => world.faults.script(fault),
    failNoMore: () => world.faults.clear(),
    answerInstallWith: (answer) => oauth.answerWith(answer === "deny" ? answer : answer.state),
    async close() {
      deliveries.close();
      sockets.close();
      overHttp?.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  Object.assign(routes, extraRoutes(double));
  return double;
}

/** What the app does to itself comes back to it as events. */
function echo(world: World, deliveries: Deliveries, happening: Happening): void {
  const { workspace } = happening;
  const stage = { world, deliveries, workspace };
  const event_ts = world.ids.timestamp();
  switch (happening.kind) {
    case "posted":
    case "changed":
    case "deleted": {
      const { message } = happening;
      const channel = workspace.channels.get(message.channel);
      if (!world.settings.echoOwnMessages || channel === undefined || message.ephemeralTo !== undefined) return;
      const isHeard = channel.members.has(workspace.botUserId) && workspace.scopes.has(scopeFor(channel, "history"));
      if (!isHeard) return;
      if (happening.kind === "posted") bringEvent(stage, messageEvent(stage, channel, message));
      else bringEvent(stage, changeEvent(stage, channel, message, `message_${happening.kind}`, happening.previous));
      return;
    }
    case "tokens-revoked":
      bringEvent(stage, { type: "tokens_revoked", tokens: { oauth: [], bot: [workspace.botUserId] }, event_ts });
      return;
    case "uninstalled":
      bringEvent(stage, { type: "app_uninstalled", event_ts });
      return;
  }
}
