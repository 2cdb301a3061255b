import { TERMINAL_PLATFORM } from "../../adapters/terminal/poster.ts";
import { styleFor } from "../../adapters/terminal/style.ts";
import { isLanguage } from "../../adapters/terminal/words/words.ts";
import { wrap } from "../../adapters/terminal/wrap.ts";
import type { Moderation } from "../../bot/digest/commands/moderation.ts";
import type { CommandReply, Moderator, SubscriptionWishes } from "../../bot/digest/commands/types.ts";
import { DIGEST_PARTS, WHEN_EXHAUSTED } from "../../bot/ports/subscriptions.ts";
import { nearest } from "../../text/nearest.ts";
import { printable } from "../../text/printable.ts";
import { readArguments } from "../arguments.ts";
import { unknownLanguage } from "../ask-request.ts";
import type { Command } from "../context.ts";
import { UsageError } from "../errors.ts";
import { MODERATING_SUMMARIES, type ModeratingName } from "./summaries.ts";

const FLAGS = {
  channel: { type: "string" },
  language: { type: "string" },
  time: { type: "string" },
  timezone: { type: "string" },
  parts: { type: "string" },
  thread: { type: "string" },
  "when-exhausted": { type: "string" },
  until: { type: "string" },
  date: { type: "string" },
  as: { type: "string" },
  to: { type: "string" },
  help: { type: "boolean" },
} as const;

type Typed = Partial<Readonly<Record<Exclude<keyof typeof FLAGS, "help">, string>>>;

type Moderating = {
  /** The flags that it takes, beside --channel, --language and --help. */
  readonly flags: readonly (readonly [keyof Typed, string])[];
  run(moderation: Moderation, moderator: Moderator, typed: Typed): Promise<CommandReply>;
};

/** What moderators may do, as commands of the terminal: its channels are names that somebody chooses. */
const MODERATING: Readonly<Record<ModeratingName, Moderating>> = {
  subscribe: {
    flags: [
      ["time", "its time of day, like 09:00"],
      ["timezone", "like Europe/Rome; digest zones completes a name"],
      ["parts", `of ${DIGEST_PARTS.join(",")}; all unless told`],
      ["thread", "on or off"],
      ["when-exhausted", `after the last card: ${WHEN_EXHAUSTED.join(", ")}`],
    ],
    run: (moderation, moderator, typed) => moderation.subscribe(moderator, wishesOf(typed)),
  },
  unsubscribe: {
    flags: [],
    run: (moderation, moderator) => moderation.unsubscribe(moderator),
  },
  pause: {
    flags: [["until", "the date of the first digest again, YYYY-MM-DD"]],
    run: (moderation, moderator, { until }) => moderation.pause(moderator, needed("--until", until)),
  },
  resume: {
    flags: [],
    run: (moderation, moderator) => moderation.pause(moderator, null),
  },
  status: {
    flags: [],
    run: (moderation, moderator) => moderation.status(moderator),
  },
  now: {
    flags: [],
    run: (moderation, moderator) => moderation.now(moderator),
  },
  why: {
    flags: [["date", "the channel's date, YYYY-MM-DD"]],
    run: (moderation, moderator, { date }) => moderation.why(moderator, needed("--date", date)),
  },
  settle: {
    flags: [
      ["date", "the channel's date, YYYY-MM-DD"],
      ["as", "posted or missing"],
    ],
    run: (moderation, moderator, { date, as }) =>
      moderation.settle(moderator, needed("--date", date), oneOf("--as", needed("--as", as), ["posted", "missing"])),
  },
  notices: {
    flags: [["to", "a channel's name; without it nobody is told"]],
    run: (moderation, moderator, { to }) => moderation.notices(moderator, to ?? null),
  },
};

/** The command of one of these verbs. */
export function moderating(name: ModeratingName): Command {
  const verb = MODERATING[name];
  return async (typed, context) => {
    const { flags, words } = readArguments(typed, FLAGS);
    const { help, ...given } = flags;
    if (help === true) {
      context.output.write(helpOf(name, verb));
      return 0;
    }
    if (words.length > 0) throw new UsageError(`${name} takes flags only, not “${words.join(" ")}”; see --help.`);
    const known: readonly string[] = ["channel", "language", ...verb.flags.map(([flag]) => flag)];
    const stranger = Object.keys(given).find((flag) => !known.includes(flag));
    if (stranger !== undefined) throw new UsageError(`digest ${name} takes no --${stranger}; see --help.`);
    const { language, terminal } = await context.settings();
    const spoken = given.language ?? language;
    if (!isLanguage(spoken)) throw new UsageError(unknownLanguage("--language", spoken));
    const moderator: Moderator = {
      channel: {
        platform: TERMINAL_PLATFORM,
        community: TERMINAL_PLATFORM,
        channel: given.channel ?? TERMINAL_PLATFORM,
      },
      scope: "community",
      language: spoken,
      nameOf: ({ channel }) => `[${channel}]`,
    };
    const { moderation, close } = await context.digestDesk();
    try {
      const { done, text } = await verb.run(moderation, moderator, given);
      const { width } = styleFor(context.output, terminal.colours, context.environment);
      context.output.write(
        `${text
          .split("\n")
          .map((line) => wrap(printable(line), width))
          .join("\n")}\n`,
      );
      return done ? 0 : 1;
    } finally {
      await close();
    }
  };
}

function wishesOf(typed: Typed): SubscriptionWishes {
  const { time, timezone, language, parts, thread, "when-exhausted": whenExhausted } = typed;
  const chosen = parts?.split(",").map((part) => oneOf("--parts", part.trim(), DIGEST_PARTS));
  return {
    ...(time !== undefined && { time }),
    ...(timezone !== undefined && { timeZone: timezone }),
    ...(language !== undefined && isLanguage(language) && { language }),
    ...(chosen !== undefined && {
      parts: Object.fromEntries(DIGEST_PARTS.map((part) => [part, chosen.includes(part)])),
    }),
    ...(thread !== undefined && { thread: oneOf("--thread", thread, ["on", "off"]) === "on" }),
    ...(whenExhausted !== undefined && { whenExhausted: oneOf("--when-exhausted", whenExhausted, WHEN_EXHAUSTED) }),
  };
}

function needed(flag: string, value: string | undefined): string {
  if (value === undefined) throw new UsageError(`${flag} is needed; see --help.`);
  return value;
}

function oneOf<const T extends string>(flag: string, typed: string, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === typed);
  if (chosen !== undefined) return chosen;
  const meant = nearest(typed, choices);
  const remedy = meant === undefined ? "" : `; did you mean ${meant}?`;
  throw new UsageError(`${flag} must be ${choices.join(" or ")}${remedy}`);
}

function helpOf(name: ModeratingName, { flags }: Moderating): string {
  const common = [
    ["channel", "a name that you choose; “terminal” where it is left out"],
    ["language", "it or en: of the reply, and of a new subscription"],
    ["help", "print this"],
  ] as const;
  const lines = [...flags, ...common].map(([flag, meaning]) => `  --${flag.padEnd(16)}${meaning}\n`).join("");
  return `Digests in the terminal: ${MODERATING_SUMMARIES[name]}.\n\n  npm run --silent digest -- ${name}\n\n${lines}`;
}
