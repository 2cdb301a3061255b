type Environment = Readonly<Record<string, string | undefined>>;

export type PlatformWays = {
  readonly name: "Discord" | "Slack";
  /** Sets of variables, each of which connects the platform when all of it is set. */
  readonly ways: readonly (readonly string[])[];
};

/** What connects each platform, for people; `settings/discord.ts` and `settings/slack.ts` read the values. */
export const PLATFORMS: readonly PlatformWays[] = [
  { name: "Discord", ways: [["DISCORD_TOKEN"]] },
  {
    name: "Slack",
    ways: [
      ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
      ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"],
      ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "PUBLIC_URL"],
    ],
  },
];

/** Names what isn't a platform's alone, so that setting it says nothing of what somebody wants to connect. */
const SHARED = new Set(["PUBLIC_URL"]);

/** Variables whose values no log may hold. */
export const SECRET_VARIABLES = [
  ...["DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_SECRET"],
  ...["STAFFETTA_SECRET", "STAFFETTA_SECRET_PREVIOUS"],
] as const;

/** Those that connect a platform and are set; a blank one, as in a copy of .env.example, isn't. */
export function variablesSet(environment: Environment): readonly string[] {
  const variables = new Set(PLATFORMS.flatMap(({ ways }) => ways.flat()).filter((name) => !SHARED.has(name)));
  return [...variables].filter((name) => (environment[name] ?? "").trim() !== "");
}
