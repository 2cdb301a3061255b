import type { App, Context } from "@slack/bolt";
import { replyToCommand } from "./commands/slash.ts";
import { handleChannelGone, handleUninstall } from "./events/lifecycle.ts";
import { createMessageHandler } from "./events/messages.ts";
import { createPane } from "./events/pane.ts";
import { handleReaction } from "./events/reactions.ts";
import { type Fields, isFields } from "./fields.ts";
import { handleAppHomeOpened, handleThreadStarted, LANGUAGE_ACTION_ID } from "./home.ts";
import type { Installations } from "./installations/store.ts";
import type { IntakeContext } from "./intake/intake.ts";
import { DIGEST_CALLBACK_ID } from "./interactions/digest-form.ts";
import { handleLanguageChoice, handlePress } from "./interactions/press.ts";
import { respondWith, responseOf, sayTo } from "./interactions/say.ts";
import { ASK_ABOUT_MESSAGE, handleShortcut } from "./interactions/shortcut.ts";
import { type SubmissionResult, submitDigestForm, submitForm } from "./interactions/submissions.ts";
import type { Parts } from "./parts.ts";
import { ACTION_ID_PREFIX } from "./render/blocks.ts";
import { FORM_CALLBACK_ID } from "./render/views.ts";
import type { Workspace } from "./workspaces.ts";

/** Of events any, of commands any. */
const ALL = /^/;
const OUR_BUTTONS = new RegExp(`^${ACTION_ID_PREFIX}`);

/** Tells Bolt what leads where. */
export function listen(app: App, parts: Parts, installations: Installations | undefined): void {
  const handlers = eventHandlers(parts, installations);
  const workspaceOf = (context: Context): Promise<Workspace> => parts.workspaces.of(communityOf(context));

  // One listener: Bolt goes through all of them for each event.
  app.event(ALL, async ({ event, body, context }) => {
    await handlers.get(event.type)?.(asFields(body), context);
  });
  app.command(ALL, async ({ ack, body, context, respond }) => {
    const reply = await replyToCommand(parts, asFields(body), await workspaceOf(context));
    if (reply === null) return ack();
    if (isAcknowledged(context)) await respondWith(parts, respond, reply);
    else await ack(responseOf(reply));
  });
  app.action(OUR_BUTTONS, async ({ ack, body, context, respond }) => {
    await ack();
    await handlePress(parts, asFields(body), await workspaceOf(context), respond);
  });
  app.action(LANGUAGE_ACTION_ID, async ({ ack, body, context }) => {
    await ack();
    await handleLanguageChoice(parts, asFields(body), await workspaceOf(context));
  });
  app.shortcut(ASK_ABOUT_MESSAGE, async ({ ack, body, context, respond }) => {
    await ack();
    await handleShortcut(parts, asFields(body), await workspaceOf(context), respond);
  });

  type Submit = (parts: Parts, body: Fields, workspace: Workspace) => Promise<SubmissionResult | null>;
  const onSubmission = (callbackId: string, submit: Submit) =>
    app.view(callbackId, async ({ ack, body, context }) => {
      const workspace = await workspaceOf(context);
      const result = await submit(parts, asFields(body), workspace);
      if (result === null) return ack();
      const { view, keeps, reply } = result;
      if (!isAcknowledged(context)) return ack({ response_action: keeps ? "push" : "update", view });
      // The window is gone: what it came to goes to the person.
      const person = body.user.id;
      const origin = { channel: person, thread: null, direct: true, person, message: "", hidden: true };
      await sayTo(parts, workspace, origin, reply, undefined);
    });
  onSubmission(FORM_CALLBACK_ID, submitForm);
  onSubmission(DIGEST_CALLBACK_ID, submitDigestForm);
}

type EventHandler = (body: Fields, context: Context) => Promise<void>;

/** By the names of events. They stand in `scopes.ts` and in the manifest too; a test compares them. */
export function eventHandlers(
  parts: Parts,
  installations: Installations | undefined,
): ReadonlyMap<string, EventHandler> {
  const pane = createPane(parts);
  const handleMessage = createMessageHandler(parts, pane);
  const inWorkspace =
    (handle: (body: Fields, workspace: Workspace) => Promise<void>): EventHandler =>
    async (body, context) =>
      handle(body, await parts.workspaces.of(communityOf(context)));
  /** One handler owns all messages: a mention may come as either event, and direct messages as the second. */
  const message = inWorkspace(handleMessage);
  const removed: EventHandler = (body, context) => handleUninstall(parts, installations, body, communityOf(context));
  const gone: EventHandler = (body, context) => handleChannelGone(parts, body, communityOf(context));
  return new Map([
    ["app_mention", message],
    ["message", message],
    ["reaction_added", inWorkspace((body, workspace) => handleReaction(parts, body, workspace))],
    ["app_home_opened", inWorkspace((body, workspace) => handleAppHomeOpened(parts, pane, body, workspace))],
    ["assistant_thread_started", inWorkspace((body, workspace) => handleThreadStarted(parts, pane, body, workspace))],
    ["app_uninstalled", removed],
    ["tokens_revoked", removed],
    ["channel_archive", gone],
    ["channel_deleted", gone],
    ["channel_left", gone],
    ["group_archive", gone],
    ["group_deleted", gone],
    ["group_left", gone],
  ]);
}

/** The id that a workspace's rows are kept under: its own, or the organisation's that installed the app as a whole. */
function communityOf({ isEnterpriseInstall, enterpriseId, teamId }: Context): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? "";
}

function isAcknowledged(context: Context): boolean {
  return (context as Context & Partial<IntakeContext>).isAcknowledged?.() ?? false;
}

/** Slack may send other fields than the library's types promise. */
function asFields(body: object): Fields {
  return isFields(body) ? body : {};
}
