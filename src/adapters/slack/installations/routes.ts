import type { ServerResponse } from "node:http";
import { HTTPReceiver, type Logger } from "@slack/bolt";
import type { HandledEvents } from "../../../bot/ports/handled-events.ts";
import type { HttpDoor } from "../../../bot/ports/http-door.ts";
import type { Log } from "../../../bot/ports/log.ts";
import type { SlackWay } from "../../../settings/slack.ts";
import type { ClientFactory } from "../web/client.ts";
import { createStates } from "./states.ts";
import { communityOf, type Installations } from "./store.ts";

export const INSTALL_PATH = "/slack/install";
export const REDIRECT_PATH = "/slack/oauth_redirect";

export type InstallationOptions = {
  readonly way: Extract<SlackWay, { readonly kind: "oauth" }>;
  /** Of the Web API; people consent on the same machine. */
  readonly apiBase: string;
  readonly scopes: readonly string[];
  readonly http: HttpDoor;
  readonly handledEvents: HandledEvents;
  readonly installations: Installations;
  readonly clients: ClientFactory;
  readonly logger: Logger;
  readonly log: Log;
  /** The app was installed in a workspace. */
  readonly joined: (community: string) => Promise<void>;
};

/** Lets people install the app by themselves, at `/slack/install`. */
export function mountInstallation(options: InstallationOptions): void {
  const { way, scopes, http, log, joined } = options;
  const installOptions = { scopes: [...scopes], redirectUri: `${way.publicUrl}${REDIRECT_PATH}` };
  const installer = installerOf(options);
  http.mount("GET", INSTALL_PATH, (request, response) =>
    installer.handleInstallPath(request, response, {}, installOptions),
  );
  http.mount("GET", REDIRECT_PATH, (request, response) =>
    installer.handleCallback(request, response, {
      async successAsync(installation, _options, _request, answer) {
        const community = communityOf(installation);
        await joined(community);
        log.info("The app was installed in a workspace.", { community });
        end(answer, 200, "Staffetta is installed: mention it in a channel that you invited it to, or write to it.");
      },
      async failureAsync({ code }, _options, _request, answer) {
        log.warn("An installation failed.", { code });
        end(answer, 400, `The installation didn't work. Begin anew at ${way.publicUrl}${INSTALL_PATH}`);
      },
    }),
  );
}

/** The library's own, which it makes within a receiver only; the receiver isn't used. */
function installerOf({ way, apiBase, handledEvents, installations, clients, logger }: InstallationOptions) {
  const { installer } = new HTTPReceiver({
    signingSecret: way.signingSecret,
    clientId: way.clientId,
    clientSecret: way.clientSecret,
    installationStore: installations,
    logger,
    installerOptions: {
      directInstall: true,
      stateStore: createStates({ secret: way.clientSecret, handledEvents }),
      authorizationUrl: new URL("/oauth/v2/authorize", apiBase).href,
      clientOptions: { ...clients.options },
    },
  });
  if (installer === undefined) throw new Error("The library made no installer.");
  return installer;
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}
