import { checkChoice } from "../../checks/command.ts";
import { checkCount, createFaults } from "../../checks/faults.ts";
import { faultsOfMessage, isEmpty } from "../../checks/message.ts";
import { checkModal } from "../../checks/modal.ts";
import { type Json, numberOf, recordOf, recordsOf } from "../../json.ts";
import type { Platform } from "../../platform.ts";
import { CALLBACK, FLAG, INTERACTION } from "../../protocol.ts";
import type { Interaction } from "../../state/interactions.ts";
import { editMessage } from "../../state/messages.ts";
import { alreadyAcknowledged, emptyMessage, invalidBody, refuseFaults, unknownInteraction } from "../api-error.ts";
import { type Answer, NO_CONTENT, ok, type RestRequest, type Route } from "../route.ts";
import { requireAllowedMentions } from "./messages.ts";
import { replyTo } from "./webhooks.ts";

const CHOICES_MAX = 25;

/** The one acknowledgement that each interaction takes. */
export function interactionRoutes(platform: Platform): readonly Route[] {
  return [
    {
      method: "POST",
      pattern: "/interactions/:interaction/:token/callback",
      open: true,
      unlimited: true,
      handle(request) {
        const interaction = waiting(platform, request);
        const type = numberOf(request.body.type);
        refuseWrongType(interaction, type);
        const data = recordOf(request.body.data);
        acknowledge(platform, request, interaction, type, data);
        const afterMs = platform.settings.now() - interaction.sentAtMs;
        interaction.acknowledgement = { type, afterMs };
        platform.journal.counts.interactionsAcknowledged += 1;
        interaction.signal.notify();
        return request.query.get("with_response") === "true" ? withResponse(interaction, type) : NO_CONTENT;
      },
    },
  ];
}

function waiting({ interactions, settings }: Platform, request: RestRequest): Interaction {
  const interaction = interactions.byId(request.param("interaction"));
  if (interaction === undefined || interaction.token !== request.param("token")) throw unknownInteraction();
  if (interaction.acknowledgement !== undefined) throw alreadyAcknowledged();
  if (settings.now() - interaction.sentAtMs > settings.acknowledgeWithinMs) throw unknownInteraction();
  return interaction;
}

function refuseWrongType({ type: asked, source }: Interaction, type: number): void {
  const autocomplete = asked === INTERACTION.autocomplete;
  const allowed = autocomplete
    ? [CALLBACK.autocomplete]
    : [
        CALLBACK.message,
        CALLBACK.deferredMessage,
        ...(source === undefined ? [] : [CALLBACK.deferredUpdate, CALLBACK.update]),
        ...(asked === INTERACTION.modalSubmit ? [] : [CALLBACK.modal]),
      ];
  if ((allowed as readonly number[]).includes(type)) return;
  const message = `This interaction takes one of the types ${allowed.join(", ")}.`;
  throw invalidBody([{ path: "type", code: "INTERACTION_CALLBACK_TYPE_INVALID", message }]);
}

function acknowledge(
  platform: Platform,
  request: RestRequest,
  interaction: Interaction,
  type: number,
  data: Json,
): void {
  const faults = createFaults();
  switch (type) {
    case CALLBACK.message:
      refuseFaults(inData(faultsOfMessage(data)));
      if (isEmpty(data)) throw emptyMessage();
      requireAllowedMentions(platform, request, data);
      interaction.original = replyTo(platform, interaction, data);
      return;
    case CALLBACK.deferredMessage: {
      const flags = numberOf(data.flags) & (FLAG.ephemeral | FLAG.componentsV2);
      interaction.original = replyTo(platform, interaction, { flags }, FLAG.loading);
      interaction.thinking = true;
      return;
    }
    case CALLBACK.deferredUpdate:
      interaction.original = interaction.source;
      return;
    case CALLBACK.update:
      refuseFaults(inData(faultsOfMessage(data, { flags: interaction.source?.flags ?? 0, edit: true })));
      if (interaction.source !== undefined) editMessage(platform, interaction.channel, interaction.source, data);
      interaction.original = interaction.source;
      return;
    case CALLBACK.autocomplete: {
      const choices = recordsOf(data.choices);
      checkCount(faults, "choices", choices, { max: CHOICES_MAX });
      for (const [position, choice] of choices.entries()) checkChoice(faults, `choices.${position}`, choice);
      refuseFaults(inData(faults.list));
      interaction.choices = choices;
      return;
    }
    default:
      checkModal(faults, data);
      refuseFaults(inData(faults.list));
      interaction.modal = data;
  }
}

function inData<T extends { readonly path: string }>(faults: readonly T[]): readonly T[] {
  return faults.map((fault) => ({ ...fault, path: `data.${fault.path}` }));
}

function withResponse({ id, type: asked, original, thinking }: Interaction, type: number): Answer {
  const shown = original === undefined ? undefined : { type, message: original };
  return ok({
    interaction: {
      id,
      type: asked,
      ...(original !== undefined && {
        response_message_id: original.id,
        response_message_loading: thinking,
        response_message_ephemeral: (original.flags & FLAG.ephemeral) !== 0,
      }),
    },
    ...(shown !== undefined && { resource: shown }),
  });
}
