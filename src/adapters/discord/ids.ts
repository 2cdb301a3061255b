/** In `Channel.platform`. */
export const DISCORD_PLATFORM = "discord";

/** The community of direct messages and of places that the bot isn't a member of. */
export const DIRECT_COMMUNITY = "direct";
