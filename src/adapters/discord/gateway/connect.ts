import { type Client, Events, GatewayCloseCodes } from "discord.js";
import { PlatformRefusedError } from "../../../bot/ports/platform.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";
import { errorDetails, failureOf } from "../rest/errors.ts";

/** Discord can't be connected now; it may pass by itself. */
export class DiscordUnreachableError extends StaffettaError {}

const UNAUTHORISED = 401;

/** What Discord says when it ends a connection for good. */
const CLOSED: Readonly<Record<number, readonly [code: string, message: string]>> = {
  [GatewayCloseCodes.AuthenticationFailed]: [
    "discord-token-refused",
    "Discord refused DISCORD_TOKEN (4004): reset the token on the application's page, under Bot, and set the new one.",
  ],
  [GatewayCloseCodes.DisallowedIntents]: [
    "discord-intent-refused",
    "Discord refused the message content intent (4014): turn on “Message Content Intent” on the application's page, under Bot, or unset DISCORD_MESSAGE_CONTENT.",
  ],
  [GatewayCloseCodes.InvalidShard]: [
    "discord-shards-refused",
    "Discord refused the shards (4010): correct DISCORD_SHARDS, counted from 0, such as 0,1/4.",
  ],
  [GatewayCloseCodes.ShardingRequired]: [
    "discord-shards-refused",
    "The bot is in too many servers for so few shards (4011): unset DISCORD_SHARDS, or raise the number after the slash.",
  ],
};

/** The words for a gateway's close code that ends a connection for good, where there are any. */
export function refusalOfClose(code: number): PlatformRefusedError | undefined {
  const known = CLOSED[code];
  return known && new PlatformRefusedError(known[0], known[1]);
}

/**
 * Logs in; resolves once every shard of this process takes events.
 *
 * @throws PlatformRefusedError `discord-token-refused`, `discord-intent-refused`, `discord-shards-refused`;
 *   DiscordUnreachableError. The client is at its end then.
 */
export async function logIn(client: Client, token: string): Promise<void> {
  let closedWith: number | undefined;
  const remember = ({ code }: { readonly code: number }) => {
    closedWith = code;
  };
  client.on(Events.ShardDisconnect, remember);
  try {
    await client.login(token);
  } catch (error) {
    throw connectError(error, closedWith);
  } finally {
    client.off(Events.ShardDisconnect, remember);
  }
}

function connectError(error: unknown, closedWith: number | undefined): StaffettaError {
  const failure = failureOf(error);
  const isTokenRefused = isTokenInvalid(error) || (failure.kind === "refused" && failure.status === UNAUTHORISED);
  const refusal = refusalOfClose(isTokenRefused ? GatewayCloseCodes.AuthenticationFailed : (closedWith ?? 0));
  return (
    refusal ??
    new DiscordUnreachableError(
      "discord-unreachable",
      `Discord can't be connected: check the network, DISCORD_API_URL where it is set (it usually ends in /api), and discordstatus.com (${JSON.stringify(errorDetails(error))}).`,
    )
  );
}

function isTokenInvalid(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "TokenInvalid";
}
