import { isFields } from "../checks/reporter.ts";
import { checkView } from "../checks/view.ts";
import type { Channel, Fields, Message, MessageReference, Person, View } from "../types.ts";
import { messageShape, viewShape } from "../web/shapes.ts";
import { closeAll, pushView, replaceContent } from "../web/views.ts";
import { elementsIn, findElement, initialValue, reportedValue } from "./elements.ts";
import { type Sent, sentOf } from "./sent.ts";
import { bring, channelIn, chosen, interaction, messageIn, personIn, responder, type Stage } from "./stage.ts";

type By = {
  readonly user?: Person | string;
  /** The connection or address that it goes to. */
  readonly replica?: number;
};

export type Interactions = {
  /** `slash("/staffetta", "ask who leads?")`. Works wherever the bot is, or isn't. */
  slash(command: string, text?: string, options?: By & { readonly channel?: Channel | string }): Sent;
  /** Presses a button, or chooses an element's option or half by its `value`. */
  press(on: MessageReference | View, actionId: string, options?: By & { readonly value?: string }): Sent;
  /** Uses a shortcut on a message. */
  shortcut(callbackId: string, message: MessageReference, options?: By): Sent;
  /** Uses a shortcut that is about no message. */
  globalShortcut(callbackId: string, options?: By): Sent;
  /** Sends a view off, or the one with this id, with values by `action_id`; what isn't named keeps what it began with. */
  submitView(view: View | string, values?: Readonly<Record<string, string>>): Sent;
  closeView(view: View | string): Sent;
};

export function createInteractions(stage: Stage): Interactions {
  const { world, workspace } = stage;

  function act(person: Person, payload: Fields & { readonly trigger_id: string }, more: More): Sent {
    const { kind = "interactive", replica, onAcknowledged, ...done } = more;
    const delivery = bring(stage, { kind, payload, replica, ...(onAcknowledged && { onAcknowledged }) });
    const order = world.ids.order();
    return sentOf(stage, {
      ...{ user: person.id, order, triggerId: payload.trigger_id },
      deliveries: [delivery],
      ...done,
    });
  }

  function pressMessage(message: Message, actionId: string, { user, value, replica }: PressOptions): Sent {
    const person = personIn(stage, user ?? message.ephemeralTo);
    const channel = channelIn(stage, message.channel);
    const { blockId, element } = findElement(message.blocks, actionId);
    const { responseUrl, onAcknowledged } = responder(stage, channel, person, message);
    const isEphemeral = message.ephemeralTo !== undefined;
    const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
    const where = { type: "message", message_ts: message.ts, channel_id: channel.id, ...thread };
    const payload = {
      type: "block_actions",
      ...interaction(stage, person),
      container: { ...where, is_ephemeral: isEphemeral },
      channel: { id: channel.id, name: channel.kind === "direct" ? "directmessage" : channel.name },
      // Slack keeps no ephemeral messages, so it can't show the one that was pressed.
      ...(!isEphemeral && { message: messageShape(world, message, true) }),
      state: { values: {} },
      response_url: responseUrl,
      actions: [action(world.ids.timestamp(), blockId, element, value)],
    };
    return act(person, payload, { ...{ replica, onAcknowledged, responseUrl }, channel: channel.id, ts: message.ts });
  }

  function pressView(view: View, actionId: string, { user, value, replica }: PressOptions): Sent {
    const person = personIn(stage, user ?? view.user);
    const { blockId, element } = findElement(view.content.blocks, actionId);
    const payload = {
      type: "block_actions",
      ...interaction(stage, person),
      container: { type: "view", view_id: view.id },
      view: { ...viewShape(world, workspace, view), state: { values: valuesOf(view, {}) } },
      actions: [action(world.ids.timestamp(), blockId, element, value)],
    };
    return act(person, payload, { replica });
  }

  const viewIn = (given: View | string) => (typeof given === "string" ? chosen("view", workspace.views, given) : given);

  /** What an acknowledgement does to a view that was sent off. */
  function follow(view: View, response: unknown): void {
    const { response_action: next, view: content } = (isFields(response) ? response : {}) as Fields;
    if (next === "errors") return;
    if (next === "clear") {
      closeAll(workspace, view.user);
      return;
    }
    if (next !== "update" && next !== "push") return void workspace.views.delete(view.id);
    const breaches = checkView(content, "modal", workspace);
    world.journal.report(`view_submission ${next}`, workspace.id, breaches);
    if (!isFields(content) || breaches.some(({ error }) => error !== undefined)) return;
    if (next === "update") replaceContent(world, workspace, view, content);
    else pushView(world, workspace, view, content);
  }

  return {
    slash(command, text = "", { channel, user, replica } = {}) {
      const place = channelIn(stage, channel);
      const person = personIn(stage, user);
      const { responseUrl, onAcknowledged } = responder(stage, place, person);
      const payload = {
        token: "unused",
        team_id: workspace.id,
        team_domain: workspace.domain,
        channel_id: place.id,
        channel_name: place.kind === "direct" ? "directmessage" : place.name,
        user_id: person.id,
        user_name: person.name,
        ...{ command, text },
        api_app_id: world.appId,
        is_enterprise_install: "false",
        response_url: responseUrl,
        trigger_id: interaction(stage, person).trigger_id,
      };
      const more = { replica, onAcknowledged, responseUrl, channel: place.id };
      return act(person, payload, { kind: "slash_commands", ...more });
    },
    press: (on, actionId, options = {}) =>
      "content" in on ? pressView(on, actionId, options) : pressMessage(messageIn(stage, on), actionId, options),
    shortcut(callbackId, reference, { user, replica } = {}) {
      const person = personIn(stage, user);
      const message = messageIn(stage, reference);
      const channel = channelIn(stage, message.channel);
      const { responseUrl, onAcknowledged } = responder(stage, channel, person);
      const payload = {
        type: "message_action",
        ...interaction(stage, person),
        action_ts: world.ids.timestamp(),
        callback_id: callbackId,
        channel: { id: channel.id, name: channel.name },
        message_ts: message.ts,
        message: messageShape(world, message, true),
        response_url: responseUrl,
      };
      return act(person, payload, { ...{ replica, onAcknowledged, responseUrl }, channel: channel.id, ts: message.ts });
    },
    globalShortcut(callbackId, { user, replica } = {}) {
      const person = personIn(stage, user);
      const base = interaction(stage, person);
      const payload = { type: "shortcut", ...base, action_ts: world.ids.timestamp(), callback_id: callbackId };
      return act(person, payload, { replica });
    },
    submitView(given, values = {}) {
      const view = viewIn(given);
      const person = personIn(stage, view.user);
      const shape = { ...viewShape(world, workspace, view), state: { values: valuesOf(view, values) } };
      const payload = { type: "view_submission", ...interaction(stage, person), view: shape, response_urls: [] };
      return act(person, payload, { onAcknowledged: (response) => follow(view, response) });
    },
    closeView(given) {
      const view = viewIn(given);
      const person = personIn(stage, view.user);
      workspace.views.delete(view.id);
      const { trigger_id: _, ...base } = interaction(stage, person);
      const shape = viewShape(world, workspace, view);
      const payload = { type: "view_closed", ...base, view: shape, is_cleared: false };
      const isTold = view.content.notify_on_close === true;
      const deliveries = isTold ? [bring(stage, { kind: "interactive", payload })] : [];
      return sentOf(stage, { deliveries, user: person.id, order: world.ids.order() });
    },
  };
}

type PressOptions = By & { readonly value?: string };

type More = {
  readonly kind?: "slash_commands";
  readonly replica?: number | undefined;
  readonly onAcknowledged?: (response: unknown) => void;
  readonly channel?: string;
  readonly ts?: string;
  readonly responseUrl?: string;
};

function action(actionTs: string, blockId: string, element: Fields, value: string | undefined): Fields {
  const { action_id: id } = element;
  return { action_id: id, block_id: blockId, ...reportedValue(element, value), action_ts: actionTs };
}

/** The state of a view's elements, by block and action. Throws for a value whose element isn't there. */
function valuesOf(view: View, values: Readonly<Record<string, string>>): Fields {
  const { blocks } = view.content;
  for (const actionId of Object.keys(values)) findElement(blocks, actionId);
  const state: Record<string, Record<string, Fields>> = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    if (element.type === "button") continue;
    const actionId = String(element.action_id);
    const given = values[actionId];
    state[blockId] = {
      ...state[blockId],
      [actionId]: given === undefined ? initialValue(element) : reportedValue(element, given),
    };
  }
  return state;
}
