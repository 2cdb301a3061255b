import { allComponents } from "../checks/components.ts";
import { type Json, textOf } from "../json.ts";
import type { Platform } from "../platform.ts";
import { BUTTON_STYLE, COMMAND, COMPONENT, INTERACTION } from "../protocol.ts";
import type { Channel, Message } from "../state/world.ts";
import { type CommandCall, commandData, registered } from "./command-data.ts";
import type { Guilds } from "./guilds.ts";
import { createHandle, type InteractionHandle } from "./handle.ts";
import { type ModalValues, modalData } from "./modal-data.ts";
import type { Person } from "./people.ts";
import { sendInteraction } from "./send-interaction.ts";

/** Who does it and where; by default the double's own person in its own channel. */
export type Doing = {
  readonly user?: Person;
  readonly channel?: Channel;
  /** Default the person's. */
  readonly locale?: string;
  /** The person installed the app for themselves. */
  readonly userInstalled?: boolean;
};

export type Home = { readonly person: Person; readonly channel: Channel };

/** What people do with commands, buttons and modals. */
export type Interacting = {
  /** A slash command: `{name: "digest preview", options: {day: 3}}`. */
  command(call: CommandCall & Doing): InteractionHandle;
  /** Typing the option `focused` of a slash command. */
  autocomplete(call: CommandCall & Doing & { readonly focused: string }): InteractionHandle;
  /** A command on a message. */
  messageCommand(name: string, message: Message, doing?: Doing): InteractionHandle;
  /** A button, by its custom id or its label. */
  press(message: Message, button: string, doing?: Doing): InteractionHandle;
  /** Values of a select menu, by its custom id. */
  select(message: Message, customId: string, values: readonly string[], doing?: Doing): InteractionHandle;
  /** Fills in the modal that an interaction opened. @throws Error where it opened none yet */
  submitModal(opened: InteractionHandle, values: ModalValues): InteractionHandle;
};

export function createInteracting(platform: Platform, guilds: Guilds, home: Home): Interacting {
  const { world } = platform;

  function whoAndWhere(doing: Doing, fallback: Channel = home.channel) {
    const { user = home.person, channel = fallback, userInstalled = false } = doing;
    const guild = world.guilds.get(channel.guildId ?? "");
    if (guild !== undefined) guilds.join(guild, user);
    return { user: user.user, channel, locale: doing.locale ?? user.locale, userInstalled };
  }

  function ofMessage(message: Message): Channel {
    const channel = world.channels.get(message.channel_id);
    if (channel === undefined) throw new Error(`The channel of message ${message.id} is gone.`);
    return channel;
  }

  function useComponent(message: Message, data: Json, doing: Doing): InteractionHandle {
    const who = whoAndWhere(doing, ofMessage(message));
    return createHandle(sendInteraction(platform, { ...who, type: INTERACTION.component, data, source: message }));
  }

  return {
    command(call) {
      const who = whoAndWhere(call);
      const data = commandData(platform, who, call);
      const type = INTERACTION.command;
      return createHandle(sendInteraction(platform, { ...who, type, data, commandType: COMMAND.chatInput }));
    },
    autocomplete(call) {
      const who = whoAndWhere(call);
      const data = commandData(platform, who, call);
      return createHandle(sendInteraction(platform, { ...who, type: INTERACTION.autocomplete, data }));
    },
    messageCommand(name, message, doing = {}) {
      const who = whoAndWhere(doing, ofMessage(message));
      const { id } = registered(platform, who, name, COMMAND.message);
      const resolved = { messages: { [message.id]: message } };
      const data = { id, name, type: COMMAND.message, target_id: message.id, resolved };
      return createHandle(
        sendInteraction(platform, { ...who, type: INTERACTION.command, data, commandType: COMMAND.message }),
      );
    },
    press(message, button, doing = {}) {
      const { custom_id } = pressable(message, button);
      return useComponent(message, { custom_id, component_type: COMPONENT.button }, doing);
    },
    select(message, customId, values, doing = {}) {
      const menu = allComponents(message.components).find(({ custom_id: id }) => id === customId);
      if (menu === undefined) throw new Error(`The message has no select menu ${customId}.`);
      return useComponent(message, { custom_id: customId, component_type: menu.type, values }, doing);
    },
    submitModal({ interaction }, values) {
      const { modal, channel, locale, user, userInstalled, source, metadata } = interaction;
      if (modal === undefined) throw new Error("The interaction has opened no modal: await its modal() first.");
      const who = { user, channel, locale, userInstalled };
      const data = modalData(modal, values);
      const more = { opener: metadata, ...(source !== undefined && { source }) };
      return createHandle(sendInteraction(platform, { ...who, ...more, type: INTERACTION.modalSubmit, data }));
    },
  };
}

function pressable(message: Message, button: string): Json {
  const buttons = allComponents(message.components).filter(({ type }) => type === COMPONENT.button);
  const found = buttons.find(({ custom_id: id, label }) => id === button || label === button);
  if (found === undefined) {
    const labels = buttons.map(({ label }) => textOf(label)).join(", ");
    throw new Error(`The message has no button ${button}. There are: ${labels === "" ? "none" : labels}.`);
  }
  if (found.disabled === true) throw new Error(`The button ${button} is disabled.`);
  if (found.style === BUTTON_STYLE.link) throw new Error(`The button ${button} is a link.`);
  return found;
}
