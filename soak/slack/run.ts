import { withDatabases } from "../databases.ts";
import { inCounts, type Soak, verdict } from "../soak.ts";
import { runSlackScenario, type SlackResult } from "./scenario.ts";
import { QUICK_PLAN, type Way, WHOLE_PLAN } from "./settings.ts";

const WAYS: readonly Way[] = ["socket", "http"];
const PHASES = ["trouble", "kills"] as const;

/** `slack`: the whole bot in two replicas, asked over Socket Mode and HTTP. */
export const slackSoak: Soak<SlackResult> = {
  async run({ quick, only, way: wanted, phase: chosen }, report) {
    const plan = quick ? QUICK_PLAN : WHOLE_PLAN;
    const results: SlackResult[] = [];
    await withDatabases({ only, atOnce: quick }, report, async (database, create) => {
      const scenarios = WAYS.filter((way) => (wanted ?? way) === way).flatMap((way) =>
        PHASES.filter((phase) => (chosen ?? phase) === phase).map((phase) => async () => {
          results.push(await runSlackScenario({ database, way, phase, plan, report, environment: await create() }));
        }),
      );
      if (quick) await Promise.all(scenarios.map((scenario) => scenario()));
      else for (const scenario of scenarios) await scenario();
    });
    return results;
  },
  inWords(result) {
    const { database, way, phase, injected, events, outcomes, redelivered, posted, seconds, violations } = result;
    return `${database}, Slack over ${way === "http" ? "HTTP" : "Socket Mode"}, two replicas, ${phase}, ${seconds.toFixed(0)} s
  what happened: ${inCounts(injected)}
  ${events} events (${redelivered} repetitions by Slack): ${inCounts(outcomes)}
  ${posted} posts; ${result.uncertainLogged} times the log counts an answer as uncertain
  in the log: ${inCounts(result.warnings)}
  ${verdict(violations, phase === "kills" ? "none answered twice, none lost unknown" : "each answered exactly once")}
`;
  },
};
