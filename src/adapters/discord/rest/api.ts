import {
  type APIChannel,
  type APIGuild,
  type APIGuildApplicationCommandPermissions,
  type APIInteractionResponse,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  MessageFlags,
  REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from "discord.js";
import type { Timing } from "../../../bot/digest/ledger/timing.ts";
import type { MessageBody } from "../render/message.ts";
import { createSendCallback } from "./callback.ts";
import { isNonceRefused } from "./errors.ts";
import { type Sent, sentOf } from "./forms.ts";
import { persist } from "./persist.ts";
import { requestsUntil } from "./requests.ts";

/** What an interaction is answered by; nothing of it is ever logged. */
export type InteractionKey = { readonly id: string; readonly token: string; readonly application_id: string };

export type NewMessage = MessageBody & {
  /** Discord answers a second send with the same nonce with the first one's message, for some minutes. */
  readonly nonce?: string;
  readonly replyTo?: string;
};

/** The part of Discord's REST interface that this bot uses. Every method throws what `errors.ts` reads. */
export type DiscordApi = {
  /** The methods on an interaction may be repeated, since Discord takes each acknowledgement once; they are. */
  reply(key: InteractionKey, body: MessageBody, isPrivate: boolean): Promise<void>;
  defer(key: InteractionKey, isPrivate: boolean): Promise<void>;
  suggest(key: InteractionKey, choices: readonly string[]): Promise<void>;
  openModal(key: InteractionKey, modal: APIModalInteractionResponseCallbackData): Promise<void>;
  editReply(key: InteractionKey, body: MessageBody): Promise<void>;
  deleteReply(key: InteractionKey): Promise<void>;
  /** A further message of an interaction: without a nonce, so it is sent once. */
  followUp(key: InteractionKey, body: MessageBody, isPrivate: boolean): Promise<void>;
  /** Answers a message, in its channel. Repeated under its nonce. */
  answer(channel: string, message: NewMessage & { readonly nonce: string }, signal: AbortSignal): Promise<Sent>;
  /** One attempt; a rate limit is an error. */
  post(channel: string, message: NewMessage, signal?: AbortSignal): Promise<Sent & { readonly messageId: string }>;
  /** The conversation with one person, made where there is none yet. */
  openDirect(person: string): Promise<{ readonly channel: string }>;
  openThread(channel: string, message: string, name: string, signal?: AbortSignal): Promise<void>;
  /** At most `limit` (up to 100), the latest first. */
  messages(
    channel: string,
    options: { readonly before?: string; readonly limit: number },
    signal?: AbortSignal,
  ): Promise<readonly APIMessage[]>;
  message(channel: string, message: string): Promise<APIMessage>;
  channel(id: string): Promise<APIChannel>;
  /** What a server's own settings say of who may use which commands. */
  commandPermissions(application: string, server: string): Promise<readonly APIGuildApplicationCommandPermissions[]>;
  /** Rejects where the bot isn't a member. */
  guild(id: string): Promise<APIGuild>;
};

export type ApiOptions = {
  readonly token: string;
  /** `…/api`, without a version. */
  readonly apiUrl: string;
  readonly timing: Timing;
  /** Ends all requests: what is open rejects. */
  readonly ending: AbortSignal;
};

export const API_VERSION = "10";
/** A discussion goes on for a day, and is hidden from the channel's list when nobody adds to it. */
const THREAD_ARCHIVED_AFTER_MINUTES = 1440;
/**
 * An acknowledgement that gets no answer for so long is sent again, so often, before it is waited for as anything else is:
 * the three seconds have room for that, and Discord takes only one.
 */
const ACKNOWLEDGED_AGAIN_AFTER_MS = 700;
const ACKNOWLEDGED_IN_HASTE = 2;
/** As long as the library waits for any answer. */
const ACKNOWLEDGED_WITHIN_MS = 15_000;
/** One queue a webhook's token is kept until it is swept; each interaction has a token of its own. */
const QUEUES_SWEPT_EVERY_MS = 60_000;

export function createDiscordApi({ token, apiUrl, timing, ending }: ApiOptions): DiscordApi {
  const { fetch, makeRequest } = requestsUntil(ending);
  const common = {
    ...{ api: apiUrl, version: API_VERSION, retries: 0, handlerSweepInterval: QUEUES_SWEPT_EVERY_MS, makeRequest },
  };
  // Discord doesn't count interactions against the bot's 50 requests a second.
  const interactions = new REST({ ...common, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
  const sendCallback = createSendCallback(fetch, timing);
  // After a 401 the library would forget its token, and refuse everything itself until a restart: the header is ours.
  const headers = { Authorization: `Bot ${token}` };
  const messages = new REST({ ...common, headers });
  const posts = new REST({ ...common, headers, rejectOnRateLimit: () => true });
  const auth = false;

  const acknowledge = ({ id, token: secret }: InteractionKey, body: APIInteractionResponse) =>
    persist(timing, async (attempt) => {
      const timeoutMs = attempt < ACKNOWLEDGED_IN_HASTE ? ACKNOWLEDGED_AGAIN_AFTER_MS : ACKNOWLEDGED_WITHIN_MS;
      await sendCallback(`${apiUrl}/v${API_VERSION}${Routes.interactionCallback(id, secret)}`, body, timeoutMs);
    });
  // The library's own route writes %40: a server that compares paths undecoded doesn't know that.
  const original = ({ application_id, token: secret }: InteractionKey) =>
    `${Routes.webhook(application_id, secret)}/messages/@original` as const;

  return {
    reply: (key, body, isPrivate) =>
      acknowledge(key, {
        type: InteractionResponseType.ChannelMessageWithSource,
        data: withPrivacy(body, isPrivate),
      }),
    defer: (key, isPrivate) =>
      acknowledge(key, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
      }),
    suggest: (key, choices) =>
      acknowledge(key, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices: choices.map((choice) => ({ name: choice, value: choice })) },
      }),
    openModal: (key, modal) => acknowledge(key, { type: InteractionResponseType.Modal, data: modal }),
    async editReply(key, body) {
      await persist(timing, () => interactions.patch(original(key), { body, auth }));
    },
    async deleteReply(key) {
      await persist(timing, () => interactions.delete(original(key), { auth }));
    },
    async followUp({ application_id, token: secret }, body, isPrivate) {
      const route = Routes.webhook(application_id, secret);
      await interactions.post(route, { body: withPrivacy(body, isPrivate), auth });
    },
    async answer(channel, message, signal) {
      const made = await orWithoutNonce(message, (body) => {
        const send = () => messages.post(Routes.channelMessages(channel), { body, auth, signal });
        return body.nonce === undefined ? send() : persist(timing, send, signal);
      });
      return sentOf(made as APIMessage);
    },
    async post(channel, message, signal) {
      const made = await orWithoutNonce(message, (body) =>
        posts.post(Routes.channelMessages(channel), { body, auth, ...(signal && { signal }) }),
      );
      return { messageId: (made as APIMessage).id, ...sentOf(made as APIMessage) };
    },
    async openDirect(person) {
      const made = await posts.post(Routes.userChannels(), { body: { recipient_id: person }, auth });
      return { channel: (made as APIChannel).id };
    },
    async openThread(channel, message, name, signal) {
      const body = { name, auto_archive_duration: THREAD_ARCHIVED_AFTER_MINUTES };
      await posts.post(Routes.threads(channel, message), { body, auth, ...(signal && { signal }) });
    },
    async messages(channel, { before, limit }, signal) {
      const query = new URLSearchParams({ limit: String(limit), ...(before !== undefined && { before }) });
      const found = await posts.get(Routes.channelMessages(channel), { query, auth, ...(signal && { signal }) });
      return found as readonly APIMessage[];
    },
    message: async (channel, message) =>
      (await messages.get(Routes.channelMessage(channel, message), { auth })) as APIMessage,
    channel: async (id) => (await messages.get(Routes.channel(id), { auth })) as APIChannel,
    async commandPermissions(application, server) {
      const route = Routes.guildApplicationCommandsPermissions(application, server);
      return (await messages.get(route, { auth })) as readonly APIGuildApplicationCommandPermissions[];
    },
    guild: async (id) => (await messages.get(Routes.guild(id), { auth })) as APIGuild,
  };
}

function withPrivacy(body: MessageBody, isPrivate: boolean): MessageBody {
  return isPrivate ? { ...body, flags: (body.flags ?? 0) | MessageFlags.Ephemeral } : body;
}

/** A server that refuses the nonce has sent nothing: the message is sent without one, which is done once. */
async function orWithoutNonce<T>(
  message: NewMessage,
  send: (body: RESTPostAPIChannelMessageJSONBody) => Promise<T>,
): Promise<T> {
  try {
    return await send(messageBody(message));
  } catch (error) {
    if (!isNonceRefused(error)) throw error;
    const { nonce: _, ...rest } = message;
    return send(messageBody(rest));
  }
}

function messageBody({ replyTo, nonce, ...body }: NewMessage): RESTPostAPIChannelMessageJSONBody {
  return {
    ...body,
    ...(nonce !== undefined && { nonce, enforce_nonce: true }),
    // The message may be gone by now; the answer is said all the same.
    ...(replyTo !== undefined && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
}
