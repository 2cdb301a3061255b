import type { Action } from "../../../src/bot/community/actions.ts";
import type { CommunityBot } from "../../../src/bot/community/community-bot.ts";
import type { Block, Reply } from "../../../src/bot/community/reply.ts";
import type { Visit } from "../../../src/bot/community/visit.ts";
import type { Moderation } from "../../../src/bot/digest/commands/moderation.ts";

/** A call of the bot: its name, and what it was given. */
export type Call = { readonly name: string; readonly visit?: Visit; readonly rest: readonly unknown[] };

export type EchoBot = CommunityBot & {
  readonly calls: Call[];
  callsOf(name: string): readonly Call[];
};

export type EchoOptions = {
  /** Before a message is answered. */
  readonly before?: (text: string) => Promise<void>;
  readonly private?: boolean;
  readonly named?: readonly string[];
  /** Changes or replaces what the bot does. */
  readonly overrides?: Partial<CommunityBot>;
};

const ASK: Action = { kind: "ask", entry: "entry-1", language: "en" };
export const ANSWER_BLOCKS: readonly Block[] = [
  { kind: "sources", sources: [{ text: "§6 · The article", address: "https://example.org/article?a=1&b=2" }] },
  { kind: "buttons", label: "Related", buttons: [{ label: "Who leads?", action: ASK }] },
  {
    kind: "feedback",
    label: "Did it help?",
    yes: { label: "Yes", action: { kind: "helpful", entries: ["0123456789"], language: "en" } },
    no: { label: "No", action: { kind: "unhelpful", entries: ["0123456789"], language: "en" } },
  },
];

export function reply(
  text: string,
  options: { readonly private?: boolean; readonly blocks?: readonly Block[] } = {},
): Reply {
  const blocks = [{ kind: "text" as const, text }, ...(options.blocks ?? [])];
  return { language: "en", private: options.private ?? false, summary: text, blocks };
}

/** Says back what it was given, and notes each call. */
export function createEchoBot({
  before,
  private: isPrivate = false,
  named = [],
  overrides = {},
}: EchoOptions = {}): EchoBot {
  const calls: Call[] = [];
  const note = (name: string, visit?: Visit, ...rest: unknown[]) =>
    void calls.push({ name, rest, ...(visit !== undefined && { visit }) });
  const said =
    (name: string) =>
    async (visit: Visit, ...rest: unknown[]) => {
      note(name, visit, ...rest);
      return reply(`${name} ${rest.map((each) => (typeof each === "string" ? each : "")).join(" ")}`.trim(), {
        private: true,
      });
    };
  const moderation = new Proxy({} as Moderation, {
    get:
      (_target, verb) =>
      async (_moderator: unknown, ...rest: unknown[]) => {
        note(`digest ${String(verb)}`, undefined, ...rest);
        return { done: true, text: `${String(verb)} done` };
      },
  });
  return {
    calls,
    callsOf: (name) => calls.filter((call) => call.name === name),
    async ask(visit, question, options) {
      note("ask", visit, question, options);
      await before?.(question);
      return reply(`Answer: ${question}`, { private: options?.private ?? isPrivate, blocks: ANSWER_BLOCKS });
    },
    async message(visit, text, address) {
      note("message", visit, text, address);
      await before?.(text);
      return text.includes("nothing") ? null : reply(`Answer: ${text}`, { private: isPrivate, blocks: ANSWER_BLOCKS });
    },
    quiet: async (visit) => note("quiet", visit),
    async press(visit, action, message) {
      note("press", visit, action, message);
      return reply(`pressed ${action.kind}`, { private: action.kind !== "ask" });
    },
    formOf: (action) =>
      action.kind === "unhelpful"
        ? {
            submit: action,
            title: "What was wrong?",
            send: "Send",
            cancel: "Cancel",
            field: { label: "What did you expect?", hint: "As you like", required: false, charactersMax: 500 },
          }
        : undefined,
    submit: said("submit") as never,
    complete: () => [],
    topics: said("topics"),
    debate: said("debate"),
    explain: said("explain"),
    help: said("help"),
    async home(visit, ownsChannel) {
      note("home", visit, ownsChannel);
      const questions = [1, 2, 3, 4, 5].map((each) => ({ label: `Question ${each}?`, action: ASK }));
      return reply("Ask me.", {
        blocks: [{ kind: "buttons", label: "Popular", buttons: questions }, ...ANSWER_BLOCKS],
      });
    },
    showData: said("showData"),
    deleteData: said("deleteData"),
    gaps: said("gaps"),
    settings: said("settings"),
    async digest(visit, run) {
      note("digest", visit);
      if (!visit.moderator) return reply("Only moderators may.", { private: true });
      const moderator = {
        channel: visit,
        scope: visit.moderator,
        language: "en" as const,
        nameOf: () => `<#${visit.channel}>`,
      };
      return reply((await run(moderation, moderator)).text, { private: true });
    },
    completeTimeZone: () => [],
    manners: async () => ({ language: "en", private: isPrivate }),
    isNamedModerator: async ({ person }) => named.includes(person),
    chooseLanguage: said("chooseLanguage"),
    languageOf: async () => null,
    tellFollowers: async () => 0,
    joined: async (platform, community) => note("joined", undefined, platform, community),
    left: async (platform, community) => note("left", undefined, platform, community),
    channelGone: async (visit) => note("channelGone", undefined, visit),
    knownCommunities: async () => [],
    knownChannels: async () => [],
    sorry: () => reply("Sorry, that didn't work."),
    ...overrides,
  };
}
