import type { Workspace } from "./types.ts";
import { tell, type World } from "./world.ts";

/** Installs the app, or adds scopes to an installation; returns the bot's token, which stays the same while it lives. */
export function install(world: World, workspace: Workspace, scopes: Iterable<string>): string {
  for (const scope of scopes) workspace.scopes.add(scope);
  if (workspace.token !== undefined) return workspace.token;
  const token = `xoxb-${workspace.id}-${world.ids.next("")}`;
  world.tokens.set(token, { workspace, state: "active" });
  workspace.token = token;
  return token;
}

/** The token ends: from now on it is answered `token_revoked`. */
export function revoke(world: World, workspace: Workspace): void {
  if (!endToken(world, workspace, "revoked")) return;
  tell(world, { kind: "tokens-revoked", workspace });
}

/** The app is gone from the workspace, with its scopes: its token is answered `account_inactive`. */
export function uninstall(world: World, workspace: Workspace): void {
  if (!endToken(world, workspace, "inactive")) return;
  workspace.scopes.clear();
  for (const channel of workspace.channels.values()) channel.members.delete(workspace.botUserId);
  tell(world, { kind: "tokens-revoked", workspace });
  tell(world, { kind: "uninstalled", workspace });
}

function endToken(world: World, workspace: Workspace, state: "revoked" | "inactive"): boolean {
  const { token } = workspace;
  const known = token === undefined ? undefined : world.tokens.get(token);
  if (known === undefined) return false;
  known.state = state;
  workspace.token = undefined;
  return true;
}
