import { type Channel, type Fields, type Message, type Person, SlackError } from "../types.ts";
import { addChannel, directChannel } from "./direct.ts";
import {
  type Call,
  channelOf,
  type Methods,
  needs,
  needsForChannel,
  page,
  requiredText,
  scopeFor,
  text,
} from "./method.ts";
import { channelShape, messageShape, parentShape } from "./shapes.ts";

const TYPES: ReadonlyMap<string, Channel["kind"]> = new Map([
  ["public_channel", "public"],
  ["private_channel", "private"],
  ["im", "direct"],
  ["mpim", "group"],
]);

const info = (call: Call): Fields => ({ channel: channelShape(channelOf(call), call.workspace) });

const list = (call: Call): Fields => {
  const { workspace, fields } = call;
  const types = (text(fields, "types") || "public_channel").split(",").map((type) => TYPES.get(type.trim()));
  if (types.includes(undefined)) throw new SlackError("invalid_types");
  const seen = [...workspace.channels.values()].filter(
    (channel) =>
      types.includes(channel.kind) &&
      !channel.deleted &&
      !(fields.exclude_archived === true && channel.archived) &&
      (channel.kind === "public" || channel.members.has(workspace.botUserId)),
  );
  return page(
    fields,
    "channels",
    seen.map((channel) => channelShape(channel, workspace)),
  );
};

const members = (call: Call): Fields => page(call.fields, "members", [...channelOf(call).members]);

const history = (call: Call): Fields => {
  const channel = readableChannel(call);
  const isAtTop = ({ threadTs, ephemeralTo }: Message) => threadTs === undefined && ephemeralTo === undefined;
  const messages = within([...channel.messages.values()].filter(isAtTop), call.fields).reverse();
  const withMetadata = call.fields.include_all_metadata === true;
  const shapes = messages.map((message) => parentShape(call.world, channel, message, withMetadata));
  return page(call.fields, "messages", shapes);
};

const replies = (call: Call): Fields => {
  const channel = readableChannel(call);
  const ts = requiredText(call.fields, "ts");
  const asked = channel.messages.get(ts);
  if (asked === undefined) throw new SlackError("thread_not_found");
  const root = channel.messages.get(asked.threadTs ?? ts) ?? asked;
  const thread = (channel.threads.get(root.ts) ?? []).filter(({ ephemeralTo }) => ephemeralTo === undefined);
  const withMetadata = call.fields.include_all_metadata === true;
  const shapes = within(thread, call.fields).map((message) => messageShape(call.world, message, withMetadata));
  return page(call.fields, "messages", [parentShape(call.world, channel, root, withMetadata), ...shapes]);
};

const open = (call: Call): Fields => {
  const { world, workspace, fields } = call;
  if (text(fields, "channel") !== "") return { channel: { id: channelOf(call).id } };
  const people = requiredText(fields, "users")
    .split(",")
    .map((id) => workspace.people.get(id.trim()));
  if (!people.every((person): person is Person => person !== undefined)) throw new SlackError("user_not_found");
  const [first, ...others] = people;
  if (first === undefined) throw new SlackError("users_list_not_supplied");
  if (first.isBot) throw new SlackError("cannot_dm_bot");
  if (others.length === 0) return { channel: { id: directChannel(world, workspace, first).id } };
  const everybody = [workspace.botUserId, ...people.map(({ id }) => id)];
  const name = `mpdm-${everybody.join("-")}`;
  const known = [...workspace.channels.values()].find((channel) => channel.name === name);
  return { channel: { id: (known ?? addChannel(world, workspace, { name, kind: "group" }, everybody)).id } };
};

const join = (call: Call): Fields => {
  const channel = channelOf(call);
  if (channel.archived) throw new SlackError("is_archived");
  if (channel.kind !== "public") throw new SlackError("method_not_supported_for_channel_type");
  channel.members.add(call.workspace.botUserId);
  return { channel: channelShape(channel, call.workspace) };
};

const listScopes = ({ fields }: Call): readonly string[] => {
  const [type = ""] = (text(fields, "types") || "public_channel").split(",");
  const kind = TYPES.get(type.trim());
  return kind === undefined ? [] : [scopeFor({ kind }, "read")];
};

export const CONVERSATIONS: Methods = new Map([
  ["conversations.info", { scopes: needsForChannel("read"), run: info }],
  ["conversations.list", { scopes: listScopes, run: list }],
  ["conversations.members", { scopes: needsForChannel("read"), run: members }],
  ["conversations.history", { scopes: needsForChannel("history"), run: history }],
  ["conversations.replies", { scopes: needsForChannel("history"), run: replies }],
  ["conversations.open", { scopes: needs("im:write", "mpim:write"), run: open }],
  ["conversations.join", { scopes: needs("channels:join"), run: join }],
]);

function readableChannel(call: Call): Channel {
  const channel = channelOf(call);
  if (!channel.members.has(call.workspace.botUserId)) throw new SlackError("not_in_channel");
  return channel;
}

/** Later than `oldest`, earlier than `latest`; the two themselves with `inclusive`. */
function within(messages: readonly Message[], fields: Fields): Message[] {
  const oldest = Number(fields.oldest ?? 0);
  const latest = Number(fields.latest ?? Number.POSITIVE_INFINITY);
  const isInclusive = fields.inclusive === true;
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}
