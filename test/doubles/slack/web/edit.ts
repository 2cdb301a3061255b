import type { Channel, Fields, Message, Workspace } from "../types.ts";
import { removeMessage, ringFor, tell, type World, withBlockIds } from "../world.ts";
import { messageShape } from "./shapes.ts";

export type Change = {
  readonly text?: string | undefined;
  readonly blocks?: readonly Fields[] | undefined;
  readonly metadata?: Fields | undefined;
};

/** The app changes a message. A text that comes without blocks takes the blocks away; what is left out else stays. */
export function changeMessage(world: World, workspace: Workspace, message: Message, change: Change): void {
  const previous = messageShape(world, message, true);
  const { text, blocks, metadata } = change;
  if (blocks !== undefined) message.blocks = withBlockIds(blocks);
  else if (text !== undefined) message.blocks = [];
  if (text !== undefined) message.text = text;
  if (metadata !== undefined) message.metadata = metadata;
  message.editedTs = world.ids.timestamp();
  tell(world, { kind: "changed", workspace, message, previous });
  ringFor(world, workspace, message);
}

/** The app takes a message away. */
export function deleteMessage(world: World, workspace: Workspace, channel: Channel, message: Message): void {
  const previous = messageShape(world, message, true);
  removeMessage(channel, message);
  tell(world, { kind: "deleted", workspace, message, previous });
  ringFor(world, workspace, message);
}
