export type DiscordPlan = { readonly interactions: number };

export const WHOLE_PLAN: DiscordPlan = { interactions: 10_000 };
export const QUICK_PLAN: DiscordPlan = { interactions: 400 };

/** Interactions under way at once. */
export const AT_ONCE = 30;
/** The core is often slower than Discord waits. */
export const SLOWNESS = { share: 0.25, mostMs: 4000 };
