import type { CommunityBot } from "../../src/bot/community/community-bot.ts";
import { pause } from "../pause.ts";

export type ServiceSettings = {
  /** Where each seat listens; none over sockets. */
  readonly ports: readonly number[];
  readonly slowness: Slowness;
};

/** How often the core takes its time for an answer, and how long at most. */
export type Slowness = { readonly share: number; readonly mostMs: number };

/** The core, slow now and then, before it begins. */
export function slowed(core: CommunityBot, { share, mostMs }: Slowness): CommunityBot {
  const wait = async () => {
    if (Math.random() < share) await pause(Math.random() * mostMs);
  };
  return {
    ...core,
    async ask(visit, question, options) {
      await wait();
      return core.ask(visit, question, options);
    },
    async message(visit, text, address) {
      await wait();
      return core.message(visit, text, address);
    },
    async press(visit, action, message) {
      await wait();
      return core.press(visit, action, message);
    },
    async topics(visit) {
      await wait();
      return core.topics(visit);
    },
    async debate(visit) {
      await wait();
      return core.debate(visit);
    },
    async help(visit, hints) {
      await wait();
      return core.help(visit, hints);
    },
  };
}
