import type { RateLimit } from "../../src/bot/ports/budgets.ts";
import type { Channel } from "../../src/bot/ports/channel.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** What a platform takes, counted by it in sliding windows; more is refused with 429. */
export type PlatformLimit = {
  readonly keyOf: (channel: Channel) => string;
  readonly most: number;
  readonly withinMs: number;
};

export type FanoutScenario = {
  readonly name: string;
  readonly communities: number;
  readonly channelsEach: number;
  readonly processes: number;
  /** What the bot keeps to. */
  readonly limits: (channel: Channel) => readonly RateLimit[];
  /** What the platform enforces. */
  readonly enforced: readonly PlatformLimit[];
  /** The most that the run may take, in seconds. */
  readonly secondsMax: number;
  /** Channels whose posts hang. */
  readonly hangs?: (channel: Channel) => boolean;
};

/** One each 21 ms is 47.6 a second: what a network delays and brings at once stays under 50 in any second. */
const DISCORD: RateLimit = { key: "discord", intervalMs: 21, burst: 1 };
const SLACK_CHANNEL_INTERVAL_MS = SECOND_MS;
const SLACK_WORKSPACE_A_MINUTE = 300;

/** 10,000 channels under one limit. */
export const discord = {
  ...{ communities: 400, channelsEach: 25, secondsMax: 220, limits: () => [DISCORD] },
  enforced: [{ keyOf: () => "all", most: 50, withinMs: SECOND_MS }],
};

/** 50 workspaces of 200 channels, each with its limits. */
export const slack = {
  ...{ communities: 50, channelsEach: 200 },
  // 200 channels at 300 a minute, and a tenth.
  secondsMax: (200 / (SLACK_WORKSPACE_A_MINUTE / 60)) * 1.1,
  limits: ({ community, channel }: Channel) => [
    { key: `slack/${community}`, intervalMs: MINUTE_MS / SLACK_WORKSPACE_A_MINUTE, burst: 1 },
    { key: `slack/${community}/${channel}`, intervalMs: SLACK_CHANNEL_INTERVAL_MS, burst: 1 },
  ],
  enforced: [
    { keyOf: ({ community }: Channel) => community, most: SLACK_WORKSPACE_A_MINUTE, withinMs: MINUTE_MS },
    { keyOf: ({ community, channel }: Channel) => `${community}/${channel}`, most: 1, withinMs: SECOND_MS },
  ],
};

export const SCENARIOS: readonly FanoutScenario[] = [
  { name: "discord, 1 process", processes: 1, ...discord },
  { name: "discord, 3 processes", processes: 3, ...discord },
  { name: "slack, 1 process", processes: 1, ...slack },
  { name: "slack, 3 processes", processes: 3, ...slack },
  {
    ...{ name: "discord, 3 processes, 4 communities that hang", processes: 3, ...discord },
    hangs: ({ community }) => Number(community.slice(1)) < 4,
  },
];
