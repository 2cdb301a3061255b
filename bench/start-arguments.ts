import manifest from "../package.json" with { type: "json" };

/** What `npm start` gives to node: the bot runs as it does there. */
export const START_ARGUMENTS: readonly string[] = manifest.scripts.start
  .split(" ")
  .slice(manifest.scripts.start.split(" ").indexOf("node") + 1);
