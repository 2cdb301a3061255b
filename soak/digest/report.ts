import { inCounts, verdict } from "../soak.ts";
import type { ScenarioResult } from "./verify.ts";

export function inWords(result: ScenarioResult): string {
  const { database, double, processes, injected, slots, outcomes, violations } = result;
  const { messages, threads, uncertainPosted, uncertainTold, noticesRepeated } = result;
  return `${database}, ${double}, ${processes} process${processes === 1 ? "" : "es"}
  done to them: ${inCounts(injected)}
  ${slots} slots: ${inCounts(outcomes)}
  the platform has ${messages} messages, ${threads} threads; of the uncertain slots ${uncertainPosted} are there, the moderators were told of ${uncertainTold} (${noticesRepeated} notices came again after an interruption)
  ${verdict(violations, "no slot lost, none posted twice")}
`;
}
