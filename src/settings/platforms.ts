type Environment = Readonly<Record<string, string | undefined>>;

export type Platform = {
  readonly name: "Discord" | "Slack";
  /** Sets of variables, each of which connects the platform when all of it is set. */
  readonly ways: readonly (readonly string[])[];
};

export const PLATFORMS: readonly Platform[] = [
  { name: "Discord", ways: [["DISCORD_TOKEN"]] },
  {
    name: "Slack",
    ways: [
      ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"],
      ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"],
    ],
  },
];

/** The variables of a platform that are set; a blank one, as in a copy of .env.example, isn't. */
export function variablesSet(platform: Platform, environment: Environment): readonly string[] {
  const variables = new Set(platform.ways.flat());
  return [...variables].filter((name) => (environment[name] ?? "").trim() !== "");
}
