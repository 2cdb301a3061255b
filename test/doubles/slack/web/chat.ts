import { checkMessage } from "../checks/message.ts";
import { type Channel, type Fields, type Message, SlackError } from "../types.ts";
import { addMessage } from "../world.ts";
import { directChannel } from "./direct.ts";
import { changeMessage, deleteMessage } from "./edit.ts";
import { type Call, channelOf, hold, invalid, type Methods, needs, personOf, requiredText, text } from "./method.ts";
import { messageShape } from "./shapes.ts";

const TIMESTAMP = /^\d+\.\d{6}$/;

const post = (call: Call): Fields => {
  const channel = postingChannel(call);
  hold(call, checkMessage(call.fields, call.workspace, { unfurls: true }));
  const message = add(call, channel, undefined);
  return { channel: channel.id, ts: message.ts, message: messageShape(call.world, message, true) };
};

const postEphemeral = (call: Call): Fields => {
  const channel = postingChannel(call);
  const user = text(call.fields, "user");
  if (!channel.members.has(user)) throw new SlackError("user_not_in_channel");
  hold(call, checkMessage(call.fields, call.workspace, { unfurls: false }));
  return { message_ts: add(call, channel, user).ts };
};

const update = (call: Call): Fields => {
  const { world, workspace, fields } = call;
  const channel = channelOf(call);
  const message = ownMessage(call, channel, "cant_update_message");
  requireContent(fields);
  hold(call, checkMessage(fields, workspace, { unfurls: false }));
  const { text: words = fields.markdown_text } = fields;
  changeMessage(world, workspace, message, { ...fields, text: words as string | undefined });
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: messageShape(world, message, true),
  };
};

const remove = (call: Call): Fields => {
  const channel = channelOf(call);
  const message = ownMessage(call, channel, "cant_delete_message");
  deleteMessage(call.world, call.workspace, channel, message);
  return { channel: channel.id, ts: message.ts };
};

const permalink = (call: Call): Fields => {
  const channel = channelOf(call);
  const ts = requiredText(call.fields, "message_ts");
  const message = channel.messages.get(ts);
  if (message === undefined) throw new SlackError("message_not_found");
  const link = `https://${call.workspace.domain}.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`;
  const { threadTs } = message;
  const inThread = threadTs === undefined || threadTs === ts ? "" : `?thread_ts=${threadTs}&cid=${channel.id}`;
  return { channel: channel.id, permalink: link + inThread };
};

const addReaction = (call: Call): Fields => {
  const message = reactedMessage(call);
  const name = requiredText(call.fields, "name").replaceAll(":", "");
  const users = message.reactions.get(name) ?? new Set();
  if (users.has(call.workspace.botUserId)) throw new SlackError("already_reacted");
  message.reactions.set(name, users.add(call.workspace.botUserId));
  return {};
};

const getReactions = (call: Call): Fields => {
  const message = reactedMessage(call);
  return { type: "message", channel: message.channel, message: messageShape(call.world, message, false) };
};

export const CHAT: Methods = new Map([
  ["chat.postMessage", { scopes: needs("chat:write"), run: post }],
  ["chat.postEphemeral", { scopes: needs("chat:write"), run: postEphemeral }],
  ["chat.update", { scopes: needs("chat:write"), run: update }],
  ["chat.delete", { scopes: needs("chat:write"), run: remove }],
  ["chat.getPermalink", { scopes: needs(), run: permalink }],
  ["reactions.add", { scopes: needs("reactions:write"), run: addReaction }],
  ["reactions.get", { scopes: needs("reactions:read"), run: getReactions }],
]);

function add(call: Call, channel: Channel, ephemeralTo: string | undefined): Message {
  const { world, workspace, fields, method } = call;
  requireContent(fields);
  const threadTs = threadOf(call, channel);
  if (threadTs !== undefined) workspace.statuses.delete(`${channel.id}/${threadTs}`);
  return addMessage(world, workspace, channel, {
    ...{ threadTs, ephemeralTo, via: method },
    user: workspace.botUserId,
    botId: workspace.botId,
    text: text(fields, "text") || text(fields, "markdown_text"),
    blocks: (fields.blocks ?? []) as readonly Fields[],
    metadata: fields.metadata as Fields | undefined,
  });
}

/** Where a message goes: a channel, or a person's direct messages where a person is named. */
function postingChannel(call: Call): Channel {
  const { workspace, fields } = call;
  const target = text(fields, "channel");
  const channel = workspace.people.has(target)
    ? directChannel(call.world, workspace, personOf(call, "channel"))
    : channelOf(call);
  if (channel.archived) throw new SlackError("is_archived");
  const isPublic = channel.kind === "public" && workspace.scopes.has("chat:write.public");
  if (!channel.members.has(workspace.botUserId) && !isPublic) throw new SlackError("not_in_channel");
  return channel;
}

function threadOf(call: Call, channel: Channel): string | undefined {
  const { thread_ts: ts } = call.fields;
  if (ts === undefined || ts === "") return undefined;
  if (typeof ts !== "string" || !TIMESTAMP.test(ts)) throw new SlackError("invalid_thread_ts");
  if (channel.messages.get(ts)?.threadTs !== undefined) {
    const detail = "names a reply, not the message that the thread hangs on";
    hold(call, [{ rule: "thread-of-reply", detail, pointer: "/thread_ts", error: undefined }]);
  }
  return ts;
}

function requireContent({ text: words, blocks, markdown_text: markdown }: Fields): void {
  if (markdown !== undefined && (words !== undefined || blocks !== undefined))
    throw new SlackError("markdown_text_conflict");
  const isEmpty = (value: unknown) =>
    value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  if ([words, blocks, markdown].every(isEmpty)) throw new SlackError("no_text");
}

function ownMessage({ workspace, fields }: Call, channel: Channel, error: string): Message {
  const message = channel.messages.get(requiredText(fields, "ts"));
  // Slack doesn't find ephemeral messages: they change through their response_url only.
  if (message === undefined || message.ephemeralTo !== undefined) throw new SlackError("message_not_found");
  if (message.botId !== workspace.botId) throw new SlackError(error);
  return message;
}

function reactedMessage(call: Call): Message {
  const channel = channelOf(call);
  const ts = text(call.fields, "timestamp");
  if (ts === "") throw invalid("missing required field: timestamp", "/timestamp");
  const message = channel.messages.get(ts);
  if (message === undefined) throw new SlackError("message_not_found");
  return message;
}
