import { StaffettaError } from "../../src/knowledge/errors.ts";
import { type DiscordDouble, startDiscordDouble } from "../../test/doubles/discord/discord-double.ts";
import type { InteractionHandle } from "../../test/doubles/discord/driver/handle.ts";
import { cut, failed, type Outcome, rateLimited, unanswered } from "../../test/doubles/discord/rest/script.ts";
import { startBot } from "./bots.ts";

const CORE_DELAY_MAX_MS = 4000;
const PER_SECOND = 250;
const SECOND_MS = 1000;
/** One interaction in so many meets a fault on its way back, and after so many the gateway breaks. */
const FAULT_EVERY = 20;
const BREAK_EVERY = 1000;
const ANSWERED_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 200;
/** Discord's own. */
const ACKNOWLEDGED_WITHIN_MS = 3000;
const ROUTES = ["POST /interactions/:id/:token/callback", "PATCH /webhooks/:id/:token/messages/:message"];
const FAULTS: readonly Outcome[] = [rateLimited(0.2), cut, unanswered, failed(502)];

/**
 * Interactions in a storm: the core takes up to 4 s, connections break, Discord limits and fails. Each must be
 * acknowledged in time, none twice, and none lost.
 *
 * @throws StaffettaError `bench-discord` where one wasn't, after the counts were shown.
 */
export async function runDiscordStorm(count: number, write: (text: string) => void): Promise<void> {
  const double = await startDiscordDouble();
  try {
    const bot = await startBot("adapter", double, ".", { BENCH_CORE_DELAY_MAX_MS: String(CORE_DELAY_MAX_MS) });
    const handles = await send(double, count);
    await settled(handles);
    const acknowledged = handles.flatMap(({ acknowledgement }) => acknowledgement ?? []);
    const late = acknowledged.filter(({ afterMs }) => afterMs > ACKNOWLEDGED_WITHIN_MS).length;
    const lost = handles.filter((handle) => handle.replies().length === 0).length;
    const twice = handles.filter((handle) => handle.replies().length > 1).length;
    const slowestMs = acknowledged.reduce((slowest, { afterMs }) => Math.max(slowest, afterMs), 0);
    write(
      `${count} interactions: ${acknowledged.length} acknowledged, the slowest after ${slowestMs.toFixed(0)} ms, ${late} late; ${lost} lost, ${twice} answered twice\n`,
    );
    await bot.stop();
    if (acknowledged.length < count || late + lost + twice + double.violations.length > 0) {
      const objections = double.violations.slice(0, 3);
      throw new StaffettaError(
        "bench-discord",
        `Not each was answered once and in time: ${JSON.stringify(objections)}`,
      );
    }
  } finally {
    await double.close();
  }
}

async function send(double: DiscordDouble, count: number): Promise<readonly InteractionHandle[]> {
  const startedMs = performance.now();
  const handles: InteractionHandle[] = [];
  for (let sent = 1; sent <= count; sent += 1) {
    const waitMs = startedMs + (sent * SECOND_MS) / PER_SECOND - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    if (sent % FAULT_EVERY === 0) {
      const turn = sent / FAULT_EVERY;
      const [route = "", fault] = [
        ROUTES[turn % ROUTES.length],
        FAULTS[Math.floor(turn / ROUTES.length) % FAULTS.length],
      ];
      if (fault !== undefined) double.script(route, fault);
    }
    if (sent % BREAK_EVERY === 0) double.gateway.drop();
    handles.push(double.command({ name: "ask", options: { question: "Who is leading the AI race?" } }));
  }
  return handles;
}

async function settled(handles: readonly InteractionHandle[]): Promise<void> {
  const latestMs = performance.now() + ANSWERED_WITHIN_MS;
  while (performance.now() < latestMs && handles.some((handle) => handle.replies().length === 0)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
