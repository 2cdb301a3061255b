import { faultsOfMessage, isEmpty } from "../../checks/message.ts";
import { type Json, numberOf } from "../../json.ts";
import type { Platform } from "../../platform.ts";
import { COMMAND, FLAG, INTERACTION, MESSAGE } from "../../protocol.ts";
import type { Interaction } from "../../state/interactions.ts";
import { createMessage, deleteMessage, editMessage, publishMessage } from "../../state/messages.ts";
import type { Message } from "../../state/world.ts";
import {
  emptyMessage,
  invalidToken,
  refuseFaults,
  tooManyFollowUps,
  unknownMessage,
  unknownWebhook,
} from "../api-error.ts";
import { NO_CONTENT, ok, type RestRequest, type Route } from "../route.ts";
import { requireAllowedMentions } from "./messages.ts";

const ORIGINAL = "@original";

/** What an interaction's token is good for once it was acknowledged. */
export function webhookRoutes(platform: Platform): readonly Route[] {
  const base = "/webhooks/:application/:token";
  const one = `${base}/messages/:message`;
  const open = { open: true, unlimited: true };
  return [
    { ...open, method: "POST", pattern: base, handle: (request) => followUp(platform, request) },
    {
      ...open,
      method: "GET",
      pattern: one,
      handle: (request) => ok(messageOf(acknowledged(platform, request), request.param("message"))),
    },
    { ...open, method: "PATCH", pattern: one, handle: (request) => edit(platform, request) },
    {
      ...open,
      method: "DELETE",
      pattern: one,
      handle(request) {
        const interaction = acknowledged(platform, request);
        const message = messageOf(interaction, request.param("message"));
        if (interaction.original === message) interaction.original = undefined;
        else interaction.followUps.splice(interaction.followUps.indexOf(message), 1);
        interaction.thinking &&= interaction.original !== undefined;
        deleteMessage(platform, interaction.channel, message);
        interaction.signal.notify();
        return NO_CONTENT;
      },
    },
  ];
}

/** Makes the message that answers an interaction; one that is still loading isn't told to anybody. */
export function replyTo(platform: Platform, interaction: Interaction, body: Json, flags = 0): Message {
  const ephemeral = (numberOf(body.flags) & FLAG.ephemeral) !== 0;
  const type = interaction.commandType === COMMAND.message ? MESSAGE.contextCommand : MESSAGE.command;
  const message = createMessage(platform, {
    channel: interaction.channel,
    author: platform.world.bot,
    body,
    type: interaction.type === INTERACTION.command ? type : MESSAGE.default,
    ephemeral: ephemeral || flags === FLAG.loading,
    more: {
      application_id: platform.world.applicationId,
      webhook_id: platform.world.applicationId,
      interaction_metadata: interaction.metadata,
    },
  });
  message.flags |= flags;
  return message;
}

function acknowledged({ interactions, settings, world }: Platform, request: RestRequest): Interaction {
  const interaction = interactions.byToken(request.param("token"));
  if (request.param("application") !== world.applicationId || interaction === undefined) throw unknownWebhook();
  if (interaction.acknowledgement === undefined) throw unknownWebhook();
  if (settings.now() - interaction.sentAtMs > settings.tokenLifeMs) throw invalidToken();
  return interaction;
}

function messageOf(interaction: Interaction, id: string): Message {
  const message =
    id === ORIGINAL || id === interaction.original?.id
      ? interaction.original
      : interaction.followUps.find((each) => each.id === id);
  if (message === undefined) throw unknownMessage();
  return message;
}

function followUp(platform: Platform, request: RestRequest) {
  const interaction = acknowledged(platform, request);
  refuseFaults(faultsOfMessage(request.body));
  if (isEmpty(request.body)) throw emptyMessage();
  requireAllowedMentions(platform, request, request.body);
  // The first message after a deferral takes the place of “is thinking…”, and is as visible as that was.
  if (interaction.thinking && interaction.original !== undefined) {
    return ok(finish(platform, interaction, interaction.original, request.body));
  }
  if (interaction.followUps.length >= interaction.followUpsMax) throw tooManyFollowUps();
  const message = replyTo(platform, interaction, request.body);
  interaction.followUps.push(message);
  interaction.signal.notify();
  return ok(message);
}

function edit(platform: Platform, request: RestRequest) {
  const interaction = acknowledged(platform, request);
  const message = messageOf(interaction, request.param("message"));
  refuseFaults(faultsOfMessage(request.body, { flags: message.flags, edit: true }));
  if (isEmpty({ ...message, ...request.body })) throw emptyMessage();
  if (interaction.thinking && message === interaction.original) {
    // It pings as a new message would.
    requireAllowedMentions(platform, request, request.body);
    return ok(finish(platform, interaction, message, request.body));
  }
  editMessage(platform, interaction.channel, message, request.body);
  if (message === interaction.original) interaction.edits += 1;
  interaction.signal.notify();
  return ok(message);
}

function finish(platform: Platform, interaction: Interaction, message: Message, body: Json): Message {
  const { channel } = interaction;
  message.flags &= ~FLAG.loading;
  editMessage(platform, channel, message, body);
  interaction.thinking = false;
  interaction.edits += 1;
  if ((message.flags & FLAG.ephemeral) === 0) {
    channel.messages.set(message.id, message);
    channel.lastMessageId = message.id;
    publishMessage(platform, "MESSAGE_UPDATE", channel, message);
  }
  interaction.signal.notify();
  return message;
}
