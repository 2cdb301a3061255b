import type { Channel, Fields, Message, Person, View, Workspace } from "../types.ts";
import type { World } from "../world.ts";

/** A message as Slack's answers and events show it. */
export function messageShape(world: World, message: Message, withMetadata: boolean): Fields {
  const reactions = [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size }));
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: message.team,
    blocks: message.blocks,
    ...(message.botId !== undefined && { bot_id: message.botId, app_id: world.appId }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.editedTs !== undefined && { edited: { user: message.user, ts: message.editedTs } }),
    ...(withMetadata && message.metadata !== undefined && { metadata: message.metadata }),
    ...(reactions.length > 0 && { reactions }),
  };
}

/** Adds to a message what is known of its thread, as histories do for the one that a thread hangs on. */
export function parentShape(world: World, channel: Channel, message: Message, withMetadata: boolean): Fields {
  const shape = messageShape(world, message, withMetadata);
  const replies = channel.threads.get(message.ts)?.filter(({ ephemeralTo }) => ephemeralTo === undefined) ?? [];
  if (replies.length === 0) return shape;
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    ...shape,
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: users,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
  };
}

export function channelShape(channel: Channel, workspace: Workspace): Fields {
  const isMember = channel.members.has(workspace.botUserId);
  const other = [...channel.members].find((member) => member !== workspace.botUserId);
  return {
    id: channel.id,
    ...(channel.kind === "direct" ? { user: other } : { name: channel.name, name_normalized: channel.name }),
    is_channel: channel.kind === "public",
    is_group: false,
    is_im: channel.kind === "direct",
    is_mpim: channel.kind === "group",
    is_private: channel.kind !== "public",
    is_archived: channel.archived,
    is_member: isMember,
    ...(channel.creator !== undefined && { creator: channel.creator }),
    num_members: channel.members.size,
    context_team_id: workspace.id,
  };
}

/** A person's language is told only to those who ask for it. */
export function personShape(person: Person, workspace: Workspace, withLocale: boolean): Fields {
  return {
    id: person.id,
    team_id: workspace.id,
    name: person.name,
    real_name: person.realName,
    deleted: false,
    ...(withLocale && { locale: person.locale }),
    tz: person.timeZone,
    is_admin: person.isAdmin,
    is_owner: false,
    is_bot: person.isBot,
    is_app_user: false,
    profile: { real_name: person.realName, display_name: person.name },
  };
}

export function viewShape(world: World, workspace: Workspace, view: View): Fields {
  return {
    private_metadata: "",
    callback_id: "",
    external_id: "",
    title: null,
    submit: null,
    close: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view.content,
    id: view.id,
    team_id: view.team,
    app_id: world.appId,
    bot_id: workspace.botId,
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    state: { values: {} },
  };
}
