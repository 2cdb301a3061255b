import { PlatformRefusedError } from "../../../bot/ports/platform.ts";

/** What an operator does about an error of Slack's, by its code. */
const REMEDIES: Readonly<Record<string, string>> = {
  invalid_auth:
    "Slack doesn't know the token: copy SLACK_BOT_TOKEN anew from “OAuth & Permissions”, and check SLACK_API_URL if it is set",
  not_authed: "no token was sent: set SLACK_BOT_TOKEN",
  token_revoked: "the token was revoked: reinstall the app in the workspace and set the new SLACK_BOT_TOKEN",
  token_expired: "the token ran out: turn token rotation off for the app, reinstall it and set the new SLACK_BOT_TOKEN",
  account_inactive: "the app was removed from the workspace: install it again and set the new SLACK_BOT_TOKEN",
  not_allowed_token_type: "the token is of another kind: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-",
  missing_scope:
    "the token lacks a scope: update the app from config/slack-manifest.yaml and reinstall it; scopes apply only then",
  not_in_channel: "the bot isn't a member of the channel: invite it there with /invite",
  channel_not_found:
    "there is no such channel, or it is private and the bot isn't a member: invite it there with /invite",
  is_archived: "the channel is archived: unarchive it, or choose another one",
  restricted_action: "a preference of the workspace keeps apps from posting there: an admin can allow it",
  restricted_action_read_only_channel: "the channel is read-only: an admin can let the app post there",
  restricted_action_thread_only_channel: "the channel takes only replies in threads: choose another one",
  team_access_not_granted: "the app isn't approved for this workspace of the organisation: an admin can approve it",
  access_denied: "the workspace doesn't let the app in: an admin can approve it",
  expired_trigger_id: "windows open within three seconds of a press: look at what makes the bot slow",
  msg_too_long: "the message is too long for Slack: shorten the entry",
  ratelimited: "Slack asks for fewer messages; they are sent later",
};

/** Of the token as a whole: nothing works with it. */
const TOKEN_REFUSED = new Set([
  "invalid_auth",
  "not_authed",
  "token_revoked",
  "token_expired",
  "account_inactive",
  "not_allowed_token_type",
]);

/**
 * Why and what to do, for the log; nothing in it is secret.
 *
 * @param needed the scope that is missing.
 */
export function remedyOf({ code, needed }: { readonly code: string; readonly needed?: string }): string {
  const remedy = Object.hasOwn(REMEDIES, code) ? REMEDIES[code] : undefined;
  const missing = needed === undefined ? "" : ` (${needed})`;
  return (remedy ?? "see Slack's documentation of this error") + missing;
}

export function refusesToken(code: string): boolean {
  return TOKEN_REFUSED.has(code);
}

/** The app-level token is another one, with a remedy of its own. */
export function refusedAppToken(code: string, cause: unknown): PlatformRefusedError {
  return new PlatformRefusedError(
    "slack-app-token-refused",
    `Slack refuses SLACK_APP_TOKEN (${code}): make an app-level token with connections:write under “Basic Information”, turn Socket Mode on, and set the token.`,
    { cause },
  );
}

export function refusedToken(code: string, cause: unknown): PlatformRefusedError {
  return new PlatformRefusedError(
    "slack-token-refused",
    `Slack refuses the bot's token (${code}): ${remedyOf({ code })}.`,
    {
      cause,
    },
  );
}
