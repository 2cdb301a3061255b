import { allComponents } from "../checks/components.ts";
import { type Json, recordOf, recordsOf, textOf } from "../json.ts";
import { COMPONENT, FLAG } from "../protocol.ts";
import type { Message } from "../state/world.ts";

/** A message as a reader sees it, at the moment it was looked at. */
export type Shown = {
  /** The message itself, which goes on changing: what `press` takes. */
  readonly message: Message;
  readonly id: string;
  readonly channelId: string;
  /** Everything that can be read, line by line: content, embeds, text displays; not the buttons. */
  readonly text: string;
  readonly content: string;
  readonly ephemeral: boolean;
  readonly isComponentsV2: boolean;
  readonly edited: boolean;
  readonly buttons: readonly ShownButton[];
  /** Every component, at whatever depth, in reading order. */
  readonly components: readonly Json[];
};

export type ShownButton = {
  readonly label: string;
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
};

export function shown(message: Message): Shown {
  const components = allComponents(message.components);
  const texts = [
    message.content,
    ...recordsOf(message.embeds).flatMap((embed) => [
      textOf(recordOf(embed.author).name),
      textOf(embed.title),
      textOf(embed.description),
      ...recordsOf(embed.fields).flatMap(({ name, value }) => [textOf(name), textOf(value)]),
      textOf(recordOf(embed.footer).text),
    ]),
    ...components.filter(({ type }) => type === COMPONENT.textDisplay).map(({ content }) => textOf(content)),
  ];
  return {
    message,
    id: message.id,
    channelId: message.channel_id,
    text: texts.filter((text) => text !== "").join("\n"),
    content: message.content,
    ephemeral: (message.flags & FLAG.ephemeral) !== 0,
    isComponentsV2: (message.flags & FLAG.componentsV2) !== 0,
    edited: message.edited_timestamp !== null,
    buttons: components.filter(({ type }) => type === COMPONENT.button).map(shownButton),
    components,
  };
}

function shownButton({ label, custom_id: customId, url, disabled }: Json): ShownButton {
  return {
    label: textOf(label),
    customId: typeof customId === "string" ? customId : undefined,
    url: typeof url === "string" ? url : undefined,
    disabled: disabled === true,
  };
}
