/** What each scope is for; the manifest asks for exactly these. */
export const SCOPES: Readonly<Record<string, string>> = {
  "app_mentions:read": "is told of messages that mention the bot",
  "assistant:write": "shows the agent's pane: suggested questions, a status, a title",
  "channels:read": "sees whether a public channel is archived or deleted, and who created it",
  "chat:write": "answers and posts digests",
  commands: "offers the command and the message shortcut",
  "groups:read": "the same as channels:read, for private channels that it was invited to",
  "im:history": "reads direct messages to the bot",
  "im:write": "opens a direct message with somebody who asked",
  "reactions:read": "sees 🔇, which silences it in a thread",
  "users:read": "knows whether somebody is an owner or admin, their language and time zone",
};

/** Asked for beside those where questions in threads need no mention (SLACK_THREAD_FOLLOW_UPS). */
export const HISTORY_SCOPES: Readonly<Record<string, string>> = {
  "channels:history": "reads messages in public channels that it is a member of",
  "groups:history": "reads messages in private channels that it is a member of",
};

/** What the adapter listens to; the manifest subscribes to exactly these. */
export const EVENTS = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "assistant_thread_started",
  "channel_archive",
  "channel_deleted",
  "channel_left",
  "group_archive",
  "group_deleted",
  "group_left",
  "message.im",
  "reaction_added",
  "tokens_revoked",
] as const;

/** Beside those, as for `HISTORY_SCOPES`. */
export const HISTORY_EVENTS = ["message.channels", "message.groups"] as const;

/** The scopes that one needs, in order. */
export function neededScopes(threadFollowUps: boolean): readonly string[] {
  return [...Object.keys(SCOPES), ...(threadFollowUps ? Object.keys(HISTORY_SCOPES) : [])].sort();
}
