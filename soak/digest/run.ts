import { withDatabases } from "../databases.ts";
import type { Soak } from "../soak.ts";
import { runPlatformScenario } from "./platforms/scenario.ts";
import { inWords } from "./report.ts";
import { runScenario } from "./scenario.ts";
import { type PlatformKind, QUICK_PLAN, QUICK_PLATFORM_PLAN, WHOLE_PLAN, WHOLE_PLATFORM_PLAN } from "./settings.ts";
import type { ScenarioResult } from "./verify.ts";

const POSTGRES_PROCESSES = 3;
const PLATFORMS: readonly PlatformKind[] = ["discord", "slack"];

/** `digest`: over HTTP doubles of a platform, or through the client library of a real one. */
export const digestSoak: Soak<ScenarioResult> = {
  async run({ quick, only, double, platform, history }, report) {
    const kind = PLATFORMS.find((each) => each === platform);
    const doubles = (["idempotent", "blind"] as const).filter((each) => (double ?? each) === each);
    const rights = [true, false].filter(
      (each) => (history ?? (each ? "with" : "without")) === (each ? "with" : "without"),
    );
    const results: ScenarioResult[] = [];
    await withDatabases({ only, atOnce: kind !== undefined }, report, async (database, create) => {
      const processes = database === "postgres" ? POSTGRES_PROCESSES : 1;
      const common = async () => ({ database, environment: await create(), processes, report });
      // At once: each waits a lot, for processes that start and for leases that run out.
      const scenarios =
        kind === undefined
          ? doubles.map(async (each) =>
              runScenario({ ...(await common()), double: each, plan: quick ? QUICK_PLAN : WHOLE_PLAN }),
            )
          : rights.map(async (each) => {
              const plan = quick ? QUICK_PLATFORM_PLAN : WHOLE_PLATFORM_PLAN;
              return runPlatformScenario({ ...(await common()), kind, history: each, plan });
            });
      results.push(...(await Promise.all(scenarios)));
    });
    return results;
  },
  inWords,
};
