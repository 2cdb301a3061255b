import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Form, Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import type { ReceivedInteraction } from "../received.ts";
import { renderModal } from "../render/modal.ts";
import type { InteractionKey } from "../rest/api.ts";
import { errorDetails, isAlreadyAcknowledged, isExpired } from "../rest/errors.ts";
import { languageOfLocale, WORDS } from "../words/words.ts";
import { suggest } from "./autocomplete.ts";
import { isForModerators, runCommand } from "./commands.ts";
import { withGrantedRights } from "./moderator.ts";
import { type Gesture, keyOf, readInteraction } from "./read.ts";
import { apologise, type Responding, respond } from "./respond.ts";
import { visitOf } from "./visit.ts";

export type Interacting = Responding & { readonly bot: CommunityBot };

type Of<Kind extends Gesture["kind"]> = Extract<Gesture, { readonly kind: Kind }>;

/** Whatever a person does with the bot's commands, buttons and modals. What fails unforeseen is answered by a few words. */
export async function handleInteraction(parts: Interacting, interaction: ReceivedInteraction): Promise<void> {
  const key = keyOf(interaction);
  try {
    const gesture = readInteraction(interaction);
    if (gesture !== null) await act(parts, key, visitOf(interaction), gesture);
  } catch (error) {
    parts.log.error("An interaction couldn't be handled.", errorDetails(error));
    await apologise(parts, key, languageOfLocale(interaction.locale) ?? "en");
  }
}

async function act(parts: Interacting, key: InteractionKey, visit: Visit, gesture: Gesture): Promise<void> {
  const { bot } = parts;
  switch (gesture.kind) {
    case "typing":
      return suggest(parts, key, visit, gesture.given);
    case "command":
      return command(parts, key, visit, gesture);
    case "question": {
      const work = bot.ask(visit, gesture.text, { quoted: true });
      return respond(parts, { key, visit, work, isPrivate: false });
    }
    case "press":
      return press(parts, key, visit, gesture);
    case "submit": {
      const { action, message, typed } = gesture;
      if (action === undefined) return respond(parts, { key, visit, ...outdated(visit) });
      return respond(parts, { key, visit, work: bot.submit(visit, action, message, typed), isPrivate: true });
    }
  }
}

async function command(parts: Interacting, key: InteractionKey, visit: Visit, given: Of<"command">): Promise<void> {
  const run = (who: Visit) => runCommand(parts.bot, who, given.name, given.given) ?? outdated(who);
  if (!isForModerators(given.name)) return respond(parts, { key, visit, ...run(visit) });
  const work = withGrantedRights(parts, key, given, visit).then((moderator) => run(moderator).work);
  return respond(parts, { key, visit, work, isPrivate: true });
}

async function press(parts: Interacting, key: InteractionKey, visit: Visit, pressed: Of<"press">): Promise<void> {
  const { bot } = parts;
  const { action, message, isEphemeral } = pressed;
  if (action === undefined) return respond(parts, { key, visit, ...outdated(visit) });
  const form = bot.formOf(action, action.language);
  // A modal is the acknowledgement itself, so nothing that could take time is begun before it is there.
  const isOpen = form !== undefined && (await opensModal(parts, key, form));
  const work = bot.press(visit, action, message);
  // What only one person sees is answered for that person alone.
  if (!isOpen) return respond(parts, { key, visit, work, isPrivate: isEphemeral });
  await work.catch((error: unknown) => parts.log.error("A press couldn't be recorded.", errorDetails(error)));
}

/** False where the person still waits for an acknowledgement. */
async function opensModal({ api, forms, log }: Interacting, key: InteractionKey, form: Form): Promise<boolean> {
  try {
    await forms.send((kind) => api.openModal(key, renderModal(form, kind)));
    return true;
  } catch (error) {
    log.error("A modal couldn't be opened.", errorDetails(error));
    return isAlreadyAcknowledged(error) || isExpired(error);
  }
}

function outdated({ locale = "en" }: Visit): { readonly work: Promise<Reply>; readonly isPrivate: true } {
  const text = WORDS[locale].outdated;
  const reply: Reply = { language: locale, private: true, summary: text, blocks: [{ kind: "text", text }] };
  return { work: Promise.resolve(reply), isPrivate: true };
}
