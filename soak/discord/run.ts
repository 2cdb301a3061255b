import { withDatabases } from "../databases.ts";
import { inCounts, type Soak, verdict } from "../soak.ts";
import { type DiscordResult, runDiscordScenario } from "./scenario.ts";
import { QUICK_PLAN, WHOLE_PLAN } from "./settings.ts";

/** `discord`: the whole bot with a slow core, over a bad connection. */
export const discordSoak: Soak<DiscordResult> = {
  async run({ quick }, report) {
    const results: DiscordResult[] = [];
    await withDatabases({ only: "sqlite", atOnce: false }, report, async (_database, create) => {
      results.push(await runDiscordScenario(await create(), quick ? QUICK_PLAN : WHOLE_PLAN, report));
    });
    return results;
  },
  inWords({ injected, outcomes, acknowledgedAfterMs, violations, ...result }) {
    const { median, p99, most } = acknowledgedAfterMs;
    return `Discord, one process, SQLite, ${result.seconds.toFixed(0)} s
  what happened: ${inCounts(injected)} (${result.identifies} identified, ${result.resumes} resumed)
  interactions: ${inCounts(outcomes)}
  acknowledged ${result.atOnce} with the answer, ${result.deferred} to wait; after ${median} ms (median), ${p99} ms (99 of 100), ${most} ms at most
  in the log: ${inCounts(result.warnings)}
  ${verdict(violations, "each acknowledged in time, none twice, none lost")}
`;
  },
};
