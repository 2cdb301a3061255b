import type { Json } from "../../json.ts";
import { readsContent } from "../../options.ts";
import type { Platform } from "../../platform.ts";
import { unknownUser } from "../api-error.ts";
import { ok, type Route } from "../route.ts";

const MESSAGE_CONTENT_FLAG = 1 << 18;
const IDENTIFIES_A_DAY = 1_000;

/** Who the bot is, and where its gateway stands. */
export function applicationRoutes(platform: Platform, gatewayUrl: () => string): readonly Route[] {
  const { world, settings, journal } = platform;
  const application = () => applicationPayload(platform);
  return [
    { method: "GET", pattern: "/gateway", open: true, handle: () => ok({ url: gatewayUrl() }) },
    {
      method: "GET",
      pattern: "/gateway/bot",
      handle: () =>
        ok({
          url: gatewayUrl(),
          shards: settings.shards,
          session_start_limit: {
            total: IDENTIFIES_A_DAY,
            remaining: Math.max(0, IDENTIFIES_A_DAY - journal.counts.identifies),
            reset_after: 86_400_000,
            max_concurrency: Math.max(1, settings.shards),
          },
        }),
    },
    { method: "GET", pattern: "/users/@me", handle: () => ok({ ...world.bot, verified: true, mfa_enabled: false }) },
    {
      method: "GET",
      pattern: "/users/:user",
      handle(request) {
        const user = world.users.get(request.param("user"));
        if (user === undefined) throw unknownUser();
        return ok(user);
      },
    },
    { method: "GET", pattern: "/applications/@me", handle: () => ok(application()) },
    { method: "GET", pattern: "/oauth2/applications/@me", handle: () => ok(application()) },
  ];
}

function applicationPayload({ world, settings }: Platform): Json {
  return {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: "",
    bot_public: true,
    bot_require_code_grant: false,
    bot: world.bot,
    verify_key: "0".repeat(64),
    flags: readsContent(settings.allowedIntents) ? MESSAGE_CONTENT_FLAG : 0,
    team: null,
    integration_types_config: { "0": {}, "1": {} },
    approximate_guild_count: [...world.guilds.values()].filter(({ state }) => state !== "absent").length,
  };
}
