/** One channel of one community of one platform, by the platform's own ids; the core reads nothing into them. */
export type Channel = {
  readonly platform: string;
  readonly community: string;
  readonly channel: string;
};
