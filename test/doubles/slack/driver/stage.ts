import type { Deliveries } from "../delivery/deliveries.ts";
import type { Delivery, Envelope } from "../delivery/types.ts";
import { RESPONSE_URL_LIVES_MS } from "../options.ts";
import type { Channel, Fields, Message, MessageReference, Person, Workspace } from "../types.ts";
import { say } from "../web/response-url.ts";
import { newResponseUrl, newTrigger, type World } from "../world.ts";

/** Where the driver's people act: one workspace. */
export type Stage = { readonly world: World; readonly workspace: Workspace; readonly deliveries: Deliveries };

export type Bring = {
  readonly kind: Envelope["kind"];
  readonly payload: Fields;
  readonly replica?: number | undefined;
  readonly onAcknowledged?: (response: unknown) => void;
};

export function bring({ workspace, deliveries }: Stage, { kind, payload, replica, onAcknowledged }: Bring): Delivery {
  return deliveries.deliver({ ...{ kind, payload, replica, workspace }, ...(onAcknowledged && { onAcknowledged }) });
}

/** Brings an event, in the wrapping that all events have. */
export function bringEvent(stage: Stage, event: Fields, replica?: number): Delivery {
  const { world, workspace } = stage;
  const nowMs = world.settings.now();
  const payload = {
    token: "unused",
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null,
    api_app_id: world.appId,
    event,
    type: "event_callback",
    event_id: world.ids.next("Ev"),
    event_time: Math.floor(nowMs / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
  return bring(stage, { kind: "events_api", payload, replica });
}

/** What every press, submission and shortcut says of where it comes from. */
export function interaction({ world, workspace }: Stage, person: Person): Fields & { readonly trigger_id: string } {
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: workspace.id },
    api_app_id: world.appId,
    token: "unused",
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: newTrigger(world, workspace, person.id),
  };
}

export type Responder = {
  readonly responseUrl: string;
  /** Says what came along with an acknowledgement as the response_url would. */
  readonly onAcknowledged: (response: unknown) => void;
};

/** The response_url of what a person did in a channel, perhaps to a message. */
export function responder(
  { world, workspace }: Stage,
  channel: Channel,
  person: Person,
  original?: Message,
): Responder {
  const target = { workspace, channel: channel.id, user: person.id, original: original?.ts };
  return {
    responseUrl: newResponseUrl(world, target, RESPONSE_URL_LIVES_MS),
    onAcknowledged(response) {
      const fields = response as Fields | undefined;
      const hasContent = fields?.text !== undefined || fields?.blocks !== undefined;
      if (hasContent) say(world, { ...target, atMs: 0, uses: 0 }, fields, "acknowledgement");
    },
  };
}

/** Whoever or whatever is meant: by itself, by its id, or the first there is. */
export function chosen<T extends { readonly id: string }>(
  kind: string,
  all: ReadonlyMap<string, T>,
  given: T | string | undefined,
): T {
  const [first] = all.values();
  const found = given === undefined ? first : all.get(typeof given === "string" ? given : given.id);
  if (found === undefined) throw new Error(`The workspace has no ${kind} ${typeof given === "string" ? given : ""}.`);
  return found;
}

export const personIn = ({ workspace }: Stage, given: Person | string | undefined): Person =>
  chosen("person", workspace.people, given);

export const channelIn = ({ workspace }: Stage, given: Channel | string | undefined): Channel =>
  chosen("channel", workspace.channels, given);

export function messageIn(stage: Stage, { channel, ts }: MessageReference): Message {
  const message = channelIn(stage, channel).messages.get(ts);
  if (message === undefined) throw new Error(`There is no message ${ts} in ${channel}.`);
  return message;
}
