import type { Delivery } from "./delivery/types.ts";
import { runBurst } from "./driver/burst.ts";
import type { Sent } from "./driver/sent.ts";
import type { WorkspaceDriver } from "./driver/workspace.ts";
import type { SlackDouble } from "./slack-double.ts";
import type { Fields } from "./types.ts";
import type { Answer } from "./web/api.ts";
import type { Routes } from "./web/server.ts";

/** What people can be made to do from outside: functions of the driver, which check their own arguments. */
const DEEDS = [
  ...["mention", "directMessage", "threadMessage", "channelMessage", "edit", "unsend", "react", "unreact"],
  ...[
    "slash",
    "press",
    "shortcut",
    "globalShortcut",
    "submitView",
    "closeView",
    "openHome",
    "assistantThreadStarted",
    "appUninstalled",
  ],
  ...["tokensRevoked", "channelArchived", "channelUnarchived", "channelDeleted", "botRemoved", "botAdded"],
  ...["addPerson", "addChannel", "reinstall"],
] as const satisfies readonly (keyof WorkspaceDriver)[];

type Deed = {
  /** A workspace's id; default the first. */
  readonly team?: string;
  readonly action: string;
  /** Those of the driver's function. Messages are named by channel and ts, people and channels by id. */
  readonly arguments?: readonly unknown[];
  readonly wait?: { readonly acknowledged?: boolean; readonly replies?: number; readonly withinMs?: number };
};

type BurstRequest = {
  readonly team?: string;
  readonly channel?: string;
  /** Said in turn. */
  readonly texts: readonly string[];
  readonly count: number;
  readonly perSecond?: number;
  readonly withinMs: number;
  readonly withReplies?: boolean;
};

type Command = (body: Fields, query: URLSearchParams) => unknown;

/**
 * Lets another process drive a double, with JSON under /control:
 *
 * - `GET counts`, `violations`, `journal?method=…`, `views?team=…`, `messages?team=…&channel=…`
 * - `POST workspace` (the driver's options), `do` (a `Deed`), `burst` (a `BurstRequest`)
 * - `POST fail` (a fault), `fail-no-more`, `clear`
 * - `POST http` (`url`, `signingSecret`), `sockets` (`action`: disconnect, drop or freeze; `reason`, `index`)
 *
 * A wrong command is answered with 400 and what is wrong.
 */
export function controlRoutes(double: SlackDouble, first: readonly WorkspaceDriver[]): Routes {
  const workspaces = new Map(first.map((each) => [each.id, each]));
  const { journal, sockets } = double;

  function workspaceOf(team: string | undefined): WorkspaceDriver {
    const workspace = team === undefined ? [...workspaces.values()][0] : workspaces.get(team);
    if (workspace === undefined) throw new Error(`There is no workspace ${team ?? ""}.`);
    return workspace;
  }

  const commands: Readonly<Record<string, Command>> = {
    counts: () => ({ ...journal.counts, connections: sockets.open, connectionsOpened: sockets.opened }),
    violations: () => journal.violations,
    journal(_body, query) {
      const method = query.get("method");
      return method === null ? journal.calls : journal.callsOf(method);
    },
    views(_body, query) {
      const { views, homes } = workspaceOf(query.get("team") ?? undefined).state;
      return { modals: [...views.values()], homes: [...homes.values()] };
    },
    messages(_body, query) {
      return workspaceOf(query.get("team") ?? undefined).messages(query.get("channel") ?? "");
    },
    workspace(body) {
      const added = double.workspace(body);
      workspaces.set(added.id, added);
      return summaryOf(added);
    },
    do: (body) => act(body as Deed),
    burst(body) {
      const { team, channel, texts, ...burst } = body as BurstRequest;
      const workspace = workspaceOf(team);
      const place = channel === undefined ? {} : { channel };
      return runBurst(burst, (index) => workspace.mention(texts[index % texts.length] ?? "", place));
    },
    fail(body) {
      double.fail(body as Parameters<SlackDouble["fail"]>[0]);
      return {};
    },
    "fail-no-more"() {
      double.failNoMore();
      return {};
    },
    clear() {
      journal.clear();
      return {};
    },
    async http(body) {
      const http = double.http(body as Parameters<SlackDouble["http"]>[0]);
      return { verified: await http.verifyUrl() };
    },
    sockets(body) {
      const { action, index, reason } = body as { action: string; index?: number; reason?: "refresh_requested" };
      if (action === "disconnect") sockets.disconnect(reason ?? "refresh_requested", index);
      else if (action === "drop" || action === "freeze") sockets[action](index);
      else throw new Error(`${action} can't be done to sockets.`);
      return {};
    },
  };

  async function act({ team, action, arguments: given = [], wait = {} }: Deed): Promise<unknown> {
    const workspace = workspaceOf(team);
    const name = DEEDS.find((each) => each === action);
    if (name === undefined) throw new Error(`Nobody can ${action}.`);
    const deed = workspace[name] as (...values: readonly unknown[]) => unknown;
    const result = deed(...given);
    if (!isSent(result)) return plain(result);
    if (wait.acknowledged === true) await result.acknowledged(wait.withinMs);
    if (wait.replies !== undefined) await result.replies(wait.replies, wait.withinMs);
    const { channel, ts, triggerId, responseUrl, deliveries, repliesSoFar } = result;
    return { channel, ts, triggerId, responseUrl, deliveries: deliveries.map(withoutPayload), replies: repliesSoFar };
  }

  return {
    async control(path, { searchParams }, _incoming, text): Promise<Answer> {
      const command = Object.hasOwn(commands, path) ? commands[path] : undefined;
      try {
        if (command === undefined) throw new Error(`There is no command ${path}.`);
        const body = await command((text === "" ? {} : JSON.parse(text)) as Fields, searchParams);
        return { status: 200, headers: {}, body };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { status: 400, headers: {}, body: { error: message } };
      }
    },
  };
}

function isSent(value: unknown): value is Sent {
  return typeof value === "object" && value !== null && "deliveries" in value;
}

/** Sets and maps have no JSON: a channel is told by what names it. */
function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return {};
  const { id, name } = value as { readonly id?: string; readonly name?: string };
  return { id, name };
}

function withoutPayload({ kind, attempts, acknowledgement, isGivenUp, payload }: Delivery): Fields {
  return { kind, attempts, acknowledgement, isGivenUp, eventId: payload.event_id };
}

function summaryOf(workspace: WorkspaceDriver): Fields {
  const { id, isInstalled, botUserId, botId, user, general } = workspace;
  const token = isInstalled ? { botToken: workspace.botToken } : {};
  return { id, botUserId, botId, user: user.id, channel: general.id, ...token };
}
