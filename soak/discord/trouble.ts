import type { DiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import { cut, failed, rateLimited, unanswered } from "../../test/doubles/discord/rest/script.ts";

/** How many interactions come between two of a kind. */
const INTERACTIONS_BETWEEN = { rateLimit: 40, globalLimit: 400, fault: 60, drop: 150, reconnect: 220 };
const ROUTES = ["POST /interactions/:id/:token/callback", "PATCH /webhooks/:id/:token/messages/:message"];
const RETRY_AFTER_S = 0.3;

/** Limits, faults and cut connections on the way to Discord, and a gateway that is lost or asks to come again. */
export function createTrouble(double: DiscordDouble, injected: Record<string, number>): () => void {
  let interactions = 0;
  const each = (between: number, name: string, act: () => void) => {
    if (interactions % between !== between - 1) return;
    injected[name] = (injected[name] ?? 0) + 1;
    act();
  };
  return () => {
    interactions += 1;
    const route = ROUTES[interactions % ROUTES.length] ?? "*";
    each(INTERACTIONS_BETWEEN.rateLimit, "429", () => double.script(route, rateLimited(RETRY_AFTER_S)));
    each(INTERACTIONS_BETWEEN.globalLimit, "global 429", () => double.script(route, rateLimited(RETRY_AFTER_S, true)));
    each(INTERACTIONS_BETWEEN.fault, "fault, cut connection, lost answer", () =>
      double.script(route, failed(503), cut, unanswered),
    );
    each(INTERACTIONS_BETWEEN.drop, "gateway dropped", () => double.gateway.drop());
    each(INTERACTIONS_BETWEEN.reconnect, "gateway replaced", () => double.gateway.askToReconnect());
  };
}
