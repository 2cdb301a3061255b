import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import type { Vault } from "../../../bot/ports/vault.ts";
import { StaffettaError } from "../../../knowledge/errors.ts";
import type { SlackTiming } from "../timing.ts";

const NAMESPACE = "slack-installation";
/** For so long another process's change isn't seen here. */
const CACHED_MS = 30_000;
const CACHED_MAX = 5000;

/** Installations by community (the workspace's id, or the organisation's), encrypted at rest. */
export type Installations = InstallationStore & {
  of(community: string): Promise<Installation | undefined>;
  remove(community: string): Promise<void>;
  /** When the present installation was made, in milliseconds since 1970; undefined where there is none. */
  madeAtMs(community: string): Promise<number | undefined>;
};

/** `madeAtMs` is ours, beside what the library keeps. */
type Kept = Installation & { readonly madeAtMs?: number };

export function createInstallations(vault: Vault, timing: SlackTiming): Installations {
  const cache = new Map<string, { readonly installation: Kept; readonly untilMs: number }>();

  async function of(community: string): Promise<Kept | undefined> {
    const cached = cache.get(community);
    if (cached !== undefined && cached.untilMs > timing.nowMs()) return cached.installation;
    const bytes = await vault.get(NAMESPACE, community);
    cache.delete(community);
    if (bytes === undefined) return undefined;
    const installation = JSON.parse(new TextDecoder().decode(bytes)) as Kept;
    if (cache.size >= CACHED_MAX) cache.clear();
    cache.set(community, { installation, untilMs: timing.nowMs() + CACHED_MS });
    return installation;
  }

  async function remove(community: string): Promise<void> {
    cache.delete(community);
    await vault.remove(NAMESPACE, community);
  }

  return {
    of,
    remove,
    async madeAtMs(community) {
      const installation = await of(community);
      return installation && (installation.madeAtMs ?? 0);
    },
    async storeInstallation(installation) {
      const key = communityOf(installation);
      cache.delete(key);
      const kept: Kept = { ...installation, madeAtMs: timing.nowMs() };
      const bytes = new TextEncoder().encode(JSON.stringify(kept));
      await vault.put({ namespace: NAMESPACE, key, bytes, person: null, expiresAtMs: null });
    },
    async fetchInstallation(query) {
      const found = await of(communityOfQuery(query));
      if (found === undefined) throw notInstalled();
      return found;
    },
    deleteInstallation: (query) => remove(communityOfQuery(query)),
  };
}

const NOT_INSTALLED = "slack-not-installed";

export function notInstalled(): StaffettaError {
  return new StaffettaError(NOT_INSTALLED, "The app isn't installed in this workspace; install it anew.");
}

/** Whether that is what an error, or the one that it wraps, says. */
export function isNotInstalled(error: unknown): boolean {
  const original = (error as { readonly original?: unknown }).original ?? error;
  return original instanceof StaffettaError && original.code === NOT_INSTALLED;
}

/** The id that a workspace's rows are kept under. */
export function communityOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall === true ? enterprise?.id : team?.id;
  if (id === undefined)
    throw new StaffettaError("slack-installation-unreadable", "Slack's answer names no workspace; install it anew.");
  return id;
}

function communityOfQuery({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? "";
}
