import type { Platform } from "../../platform.ts";
import { channelPayload, channelsOf, guildPayload, memberPayload } from "../../state/payloads.ts";
import { isThread } from "../../state/permissions.ts";
import { guildFor } from "../access.ts";
import { unknownMember } from "../api-error.ts";
import { ok, type Route } from "../route.ts";

export function guildRoutes(platform: Platform): readonly Route[] {
  const { world } = platform;
  return [
    {
      method: "GET",
      pattern: "/guilds/:guild",
      handle: (request) => ok(guildPayload(guildFor(platform, request.param("guild")))),
    },
    {
      method: "GET",
      pattern: "/guilds/:guild/roles",
      handle: (request) => ok([...guildFor(platform, request.param("guild")).roles.values()]),
    },
    {
      method: "GET",
      pattern: "/guilds/:guild/channels",
      handle: (request) =>
        ok(
          channelsOf(world, guildFor(platform, request.param("guild")))
            .filter((channel) => !isThread(channel))
            .map((channel) => channelPayload(world, channel)),
        ),
    },
    {
      method: "GET",
      pattern: "/guilds/:guild/members/:user",
      handle(request) {
        const id = request.param("user") === "@me" ? world.bot.id : request.param("user");
        const member = guildFor(platform, request.param("guild")).members.get(id);
        if (member === undefined) throw unknownMember();
        return ok(memberPayload(member));
      },
    },
    {
      method: "GET",
      pattern: "/users/@me/guilds",
      handle: () =>
        ok(
          [...world.guilds.values()]
            .filter(({ state }) => state !== "absent")
            .map(({ id, name, members }) => ({
              id,
              name,
              icon: null,
              owner: false,
              features: [],
              permissions: String(members.get(world.bot.id)?.permissions ?? 0n),
            })),
        ),
    },
  ];
}
