import { checkView } from "../checks/view.ts";
import { type Fields, SlackError, type View, type Workspace } from "../types.ts";
import { type Trigger, viewKey, type World, withBlockIds } from "../world.ts";
import { type Call, fieldsOf, hold, invalid, type Methods, needs, personOf, text } from "./method.ts";
import { viewShape } from "./shapes.ts";

/** The first view and those that are pushed onto it. */
const STACK_MAX = 3;

const open = (call: Call): Fields => {
  hold(call, checkView(call.fields.view, "modal", call.workspace));
  const trigger = useTrigger(call);
  return shown(call, addView(call.world, call.workspace, newView(call, trigger.user, undefined)));
};

const push = (call: Call): Fields => {
  hold(call, checkView(call.fields.view, "modal", call.workspace));
  const trigger = useTrigger(call);
  const top = topView(call.workspace, trigger.user);
  if (top === undefined) throw new SlackError("view_not_found");
  return shown(call, addView(call.world, call.workspace, newView(call, trigger.user, top)));
};

const update = (call: Call): Fields => {
  const { world, workspace, fields } = call;
  const view = findView(call);
  const { hash } = fields;
  if (hash !== undefined && hash !== view.hash) throw new SlackError("hash_conflict");
  const isHome = workspace.homes.get(view.user) === view;
  hold(call, checkView(fields.view, isHome ? "home" : "modal", workspace));
  replaceContent(world, workspace, view, fieldsOf(fields.view));
  return shown(call, view);
};

const publish = (call: Call): Fields => {
  const { world, workspace, fields } = call;
  const person = personOf(call, "user_id");
  hold(call, checkView(fields.view, "home", workspace));
  const known = workspace.homes.get(person.id);
  const { hash } = fields;
  if (hash !== undefined && known !== undefined && hash !== known.hash) throw new SlackError("hash_conflict");
  if (known !== undefined) {
    replaceContent(world, workspace, known, fieldsOf(fields.view));
    return shown(call, known);
  }
  const view = newView(call, person.id, undefined);
  workspace.homes.set(person.id, view);
  world.bell.ring(viewKey(workspace));
  return shown(call, view);
};

export const VIEWS: Methods = new Map([
  ["views.open", { scopes: needs(), run: open }],
  ["views.push", { scopes: needs(), run: push }],
  ["views.update", { scopes: needs(), run: update }],
  ["views.publish", { scopes: needs(), run: publish }],
]);

/** The view that a person has before them: the last that was opened. */
export function topView(workspace: Workspace, user: string): View | undefined {
  return [...workspace.views.values()].findLast((view) => view.user === user);
}

export function replaceContent(world: World, workspace: Workspace, view: View, content: Fields): void {
  view.content = withIds(content);
  view.hash = newHash(world);
  world.bell.ring(viewKey(workspace));
}

/** Opens a view on top of another one, without a trigger: what the acknowledgement of a submission may ask for. */
export function pushView(world: World, workspace: Workspace, below: View, content: Fields): View {
  const id = world.ids.next("V");
  return addView(world, workspace, {
    ...{ id, team: workspace.id, user: below.user, rootId: below.rootId, previousId: below.id },
    triggerId: undefined,
    hash: newHash(world),
    content: withIds(content),
  });
}

function addView(world: World, workspace: Workspace, view: View): View {
  if (view.previousId === undefined) closeAll(workspace, view.user);
  else if (stackOf(workspace, view.user).length >= STACK_MAX) throw new SlackError("push_limit_reached");
  workspace.views.set(view.id, view);
  world.bell.ring(viewKey(workspace));
  return view;
}

/** Closes whatever modals a person has open. */
export function closeAll(workspace: Workspace, user: string): void {
  for (const { id } of stackOf(workspace, user)) workspace.views.delete(id);
}

const stackOf = (workspace: Workspace, user: string) =>
  [...workspace.views.values()].filter((view) => view.user === user);

function newView({ world, workspace, fields }: Call, user: string, below: View | undefined): View {
  const id = world.ids.next("V");
  return {
    ...{ id, user, team: workspace.id, rootId: below?.rootId ?? id, previousId: below?.id },
    triggerId: text(fields, "trigger_id") || undefined,
    hash: newHash(world),
    content: withIds(fieldsOf(fields.view)),
  };
}

function withIds(content: Fields): Fields {
  return Array.isArray(content.blocks) ? { ...content, blocks: withBlockIds(content.blocks) } : content;
}

const newHash = (world: World) => world.ids.timestamp();

const shown = ({ world, workspace }: Call, view: View): Fields => ({ view: viewShape(world, workspace, view) });

function findView({ workspace, fields }: Call): View {
  const id = text(fields, "view_id");
  const externalId = text(fields, "external_id");
  if (id === "" && externalId === "") throw invalid("missing required field: view_id", "/view_id");
  const views = [...workspace.views.values(), ...workspace.homes.values()];
  const view = views.find((each) => (id === "" ? each.content.external_id === externalId : each.id === id));
  if (view === undefined) throw new SlackError("not_found");
  return view;
}

/** A trigger works once, soon, and in its own workspace. */
function useTrigger({ world, workspace, fields }: Call): Trigger {
  const id = text(fields, "trigger_id");
  const trigger = world.triggers.get(id);
  if (trigger === undefined || trigger.workspace !== workspace) throw new SlackError("invalid_trigger_id");
  if (trigger.used) throw new SlackError("exchanged_trigger_id");
  if (world.settings.now() - trigger.atMs > world.settings.triggerLivesMs) throw new SlackError("expired_trigger_id");
  trigger.used = true;
  return trigger;
}
