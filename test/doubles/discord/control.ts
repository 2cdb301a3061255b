import type { IncomingMessage, ServerResponse } from "node:http";
import type { DiscordDouble } from "./discord-double.ts";
import type { OptionValue } from "./driver/command-data.ts";
import type { InteractionHandle } from "./driver/handle.ts";
import type { Person } from "./driver/people.ts";
import { isRecord, type Json, listOf, recordOf, textOf } from "./json.ts";
import type { Outcome } from "./rest/script.ts";
import type { Mounted } from "./rest/server.ts";
import type { Message } from "./state/world.ts";

const PREFIX = "/control/";
const WAIT_MS = 10_000;

type Action = (body: Json) => unknown;

/**
 * Lets another process drive the double. `GET /control/state` tells ids, counts and violations, `GET /control/requests`
 * the journal; everything else is `POST /control/ACTION` with JSON, answered with JSON, or with 400 and `{error}`.
 *
 * - `command`, `autocomplete`: `{name, options?, focused?, locale?, user?, channel?, wait?}`
 * - `press`: `{channel, message, button, user?, wait?}`
 * - `say`, `mention`, `direct-message`: `{text, user?, channel?, wait?}`
 * - `person`: `{name?, locale?}` → `{id}`; `guild`: `{name?}` → `{id, channel}`; `kick`: `{guild}`
 * - `script`: `{route, outcomes}`; `release`; `gateway`: `{do: "drop" | "reconnect" | "invalidate" | "shut" | "open"}`
 *
 * Ids name people and channels; left out, the double's own. With `wait` the answer comes when the bot's does, and holds
 * it; none within 10 s is an error.
 */
export function createControl(double: DiscordDouble): Mounted {
  const people = new Map<string, Person>([[double.home.person.id, double.home.person]]);
  const who = ({ user, channel }: Json) => ({
    ...(user !== undefined && { user: known(people.get(textOf(user)), `person ${textOf(user)}`) }),
    ...(channel !== undefined && {
      channel: known(double.channels.find(textOf(channel)), `channel ${textOf(channel)}`),
    }),
  });
  const call = (body: Json) => ({
    ...who(body),
    name: textOf(body.name),
    options: recordOf(body.options) as Readonly<Record<string, OptionValue>>,
    ...(typeof body.locale === "string" && { locale: body.locale }),
  });
  const written = async (message: Message, { wait }: Json) => {
    if (wait !== true) return { id: message.id };
    const { text, id } = await double.answerTo(message, { timeoutMs: WAIT_MS });
    return { id: message.id, reply: { id, text } };
  };
  const actions: Readonly<Record<string, Action>> = {
    command: (body) => answered(double.command(call(body)), body),
    async autocomplete(body) {
      const handle = double.autocomplete({ ...call(body), focused: textOf(body.focused) });
      if (body.wait !== true) return { id: handle.id };
      const choices = await handle.choices({ timeoutMs: WAIT_MS });
      return { id: handle.id, choices, acknowledgement: handle.acknowledgement };
    },
    press(body) {
      const { channel = double.home.channel, ...doing } = who(body);
      const message = known(channel.messages.get(textOf(body.message)), `message ${textOf(body.message)}`);
      return answered(double.press(message, textOf(body.button), doing), body);
    },
    say: (body) => written(double.say(textOf(body.text), who(body)), body),
    mention: (body) => written(double.mention(textOf(body.text), who(body)), body),
    "direct-message": (body) => written(double.directMessage(textOf(body.text), who(body)), body),
    person({ name, locale }) {
      const person = double.people.create({
        ...(typeof name === "string" && { name }),
        ...(typeof locale === "string" && { locale }),
      });
      people.set(person.id, person);
      return { id: person.id };
    },
    guild({ name }) {
      const guild = double.guilds.create(typeof name === "string" ? { name } : {});
      return { id: guild.id, channel: double.channels.create(guild).id };
    },
    kick({ guild }) {
      double.guilds.kick(known(double.guilds.find(textOf(guild)), `guild ${textOf(guild)}`));
    },
    script: ({ route, outcomes }) => double.script(textOf(route), ...(listOf(outcomes) as readonly Outcome[])),
    release: () => double.release(),
    gateway({ do: action }) {
      const { drop, askToReconnect: reconnect, invalidate, shut, open } = double.gateway;
      known({ drop, reconnect, invalidate, shut, open }[textOf(action)], `gateway action ${textOf(action)}`)();
    },
  };
  return (request, response) => {
    const path = request.url ?? "/";
    if (!path.startsWith(PREFIX)) return false;
    const name = path.slice(PREFIX.length);
    if (request.method === "GET") write(response, name === "requests" ? double.requests : stateOf(double));
    else void perform(actions[name], name, request, response);
    return true;
  };
}

function stateOf(double: DiscordDouble): Json {
  const { home, applicationId, counts, violations, gateway } = double;
  return {
    applicationId,
    guild: home.guild.id,
    channel: home.channel.id,
    person: home.person.id,
    sessions: gateway.ready(),
    commands: double.commands.list("global").map(({ name }) => name),
    counts,
    violations,
  };
}

async function answered(handle: InteractionHandle, { wait }: Json): Promise<Json> {
  if (wait !== true) return { id: handle.id };
  const { text, ephemeral, id, buttons } = await handle.reply({ timeoutMs: WAIT_MS });
  return { id: handle.id, acknowledgement: handle.acknowledgement, reply: { id, text, ephemeral, buttons } };
}

async function perform(
  action: Action | undefined,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body: unknown = text === "" ? {} : JSON.parse(text);
    if (!isRecord(body)) throw new Error("The body must be a JSON object.");
    write(response, (await known(action, `action ${name}`)(body)) ?? {});
  } catch (error) {
    write(response, { error: error instanceof Error ? error.message : String(error) }, 400);
  }
}

function write(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
