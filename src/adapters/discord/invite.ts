import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits } from "discord.js";

/** What the bot needs in a server, and what for; the README says the same to whoever invites it. */
const NEEDED = {
  /** To be mentioned in a channel, and to find a digest's post again. */
  ViewChannel: PermissionFlagsBits.ViewChannel,
  SendMessages: PermissionFlagsBits.SendMessages,
  /** Isn't part of the right to send messages. */
  SendMessagesInThreads: PermissionFlagsBits.SendMessagesInThreads,
  /** For the thread under a digest. */
  CreatePublicThreads: PermissionFlagsBits.CreatePublicThreads,
  /** To reply to a message, and to look whether a digest that nobody is sure of was posted. */
  ReadMessageHistory: PermissionFlagsBits.ReadMessageHistory,
} as const;

export const PERMISSIONS = String(Object.values(NEEDED).reduce((all, each) => all | each, 0n));

/** Where a server's moderator adds the bot. */
export function serverInvite(applicationId: string): string {
  return link({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: PERMISSIONS,
    integration_type: String(ApplicationIntegrationType.GuildInstall),
  });
}

/** Where a person adds the bot for themselves, to use it everywhere. */
export function personalInvite(applicationId: string): string {
  return link({
    client_id: applicationId,
    scope: OAuth2Scopes.ApplicationsCommands,
    integration_type: String(ApplicationIntegrationType.UserInstall),
  });
}

function link(query: Readonly<Record<string, string>>): string {
  return `https://discord.com/oauth2/authorize?${String(new URLSearchParams(query)).replaceAll("+", "%20")}`;
}
