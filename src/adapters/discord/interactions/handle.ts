import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import { decodeAction } from "../../../bot/community/actions.ts";
import type { CommunityBot } from "../../../bot/community/community-bot.ts";
import type { Form, Reply } from "../../../bot/community/reply.ts";
import type { Visit } from "../../../bot/community/visit.ts";
import { readMessageText } from "../messages/text.ts";
import { renderModal } from "../render/modal.ts";
import type { InteractionKey } from "../rest/api.ts";
import { errorDetails, isAlreadyAcknowledged, isExpired } from "../rest/errors.ts";
import { WORDS } from "../words/words.ts";
import { suggest } from "./autocomplete.ts";
import { isForModerators, runCommand } from "./commands.ts";
import { typedIn } from "./modal.ts";
import { withGrantedRights } from "./moderator.ts";
import { readOptions } from "./options.ts";
import { type Responding, respond } from "./respond.ts";
import { visitOf } from "./visit.ts";

export type Interacting = Responding & { readonly bot: CommunityBot };

/** Whatever a person does with the bot's commands, buttons and modals. Never rejects. */
export async function handleInteraction(parts: Interacting, interaction: APIInteraction): Promise<void> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(parts, interaction);
    case InteractionType.ApplicationCommand:
      return command(parts, interaction);
    case InteractionType.MessageComponent:
      return press(parts, interaction);
    case InteractionType.ModalSubmit:
      return submit(parts, interaction);
    default:
      return;
  }
}

async function complete(parts: Interacting, interaction: APIApplicationCommandAutocompleteInteraction): Promise<void> {
  return suggest(parts, interaction, visitOf(interaction), readOptions(interaction.data.options));
}

async function command(parts: Interacting, interaction: APIApplicationCommandInteraction): Promise<void> {
  const { bot } = parts;
  const visit = visitOf(interaction);
  const { data } = interaction;
  if (data.type === ApplicationCommandType.Message) {
    const message = data.resolved.messages[data.target_id];
    const question = message === undefined ? "" : readMessageText(message, interaction.application_id);
    return respond(parts, {
      key: interaction,
      visit,
      work: bot.ask(visit, question, { quoted: true }),
      isPrivate: false,
    });
  }
  if (data.type !== ApplicationCommandType.ChatInput) return;
  const run = (who: Visit) => runCommand(bot, who, data.name, readOptions(data.options)) ?? outdated(who);
  if (!isForModerators(data.name)) return respond(parts, { key: interaction, visit, ...run(visit) });
  const work = withGrantedRights(parts, interaction, visit).then((moderator) => run(moderator).work);
  return respond(parts, { key: interaction, visit, work, isPrivate: true });
}

async function press(parts: Interacting, interaction: APIMessageComponentInteraction): Promise<void> {
  const { bot } = parts;
  if (interaction.data.component_type !== ComponentType.Button) return;
  const visit = visitOf(interaction);
  const action = decodeAction(interaction.data.custom_id);
  const { message } = interaction;
  if (action === undefined) return respond(parts, { key: interaction, visit, ...outdated(visit) });
  const form = bot.formOf(action, action.language);
  // A modal is the acknowledgement itself, so nothing that could take time is begun before it is there.
  const isOpen = form !== undefined && (await opensModal(parts, interaction, form));
  const work = bot.press(visit, action, message.id);
  if (!isOpen) return respond(parts, { key: interaction, visit, work, isPrivate: isEphemeral(message) });
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

async function submit(parts: Interacting, interaction: APIModalSubmitInteraction): Promise<void> {
  const visit = visitOf(interaction);
  const action = decodeAction(interaction.data.custom_id);
  const { message } = interaction;
  if (action === undefined) return respond(parts, { key: interaction, visit, ...outdated(visit) });
  const work = parts.bot.submit(visit, action, message?.id ?? "", typedIn(interaction.data));
  return respond(parts, { key: interaction, visit, work, isPrivate: true });
}

/** What only one person sees is answered for that person alone. */
function isEphemeral({ flags }: { readonly flags?: number }): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function outdated({ locale = "en" }: Visit): { readonly work: Promise<Reply>; readonly isPrivate: true } {
  const text = WORDS[locale].outdated;
  const reply: Reply = { language: locale, private: true, summary: text, blocks: [{ kind: "text", text }] };
  return { work: Promise.resolve(reply), isPrivate: true };
}
