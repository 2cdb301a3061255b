import type { Log } from "../../../bot/ports/log.ts";
import type { SlackTiming } from "../timing.ts";

const TOLD_EVERY_MS = 60_000;

/** Tells of requests that Slack didn't sign: of the first at once, of more once a minute. Anybody may send them. */
export function createRefusals(timing: SlackTiming, log: Log): { count(): void } {
  let untold = 0;
  let quietUntilMs = 0;

  function tell(): void {
    log.warn("Requests without a valid signature of Slack's were refused.", {
      requests: untold,
      remedy: "where they were Slack's, check SLACK_SIGNING_SECRET and this machine's clock",
    });
    untold = 0;
    quietUntilMs = timing.nowMs() + TOLD_EVERY_MS;
  }

  return {
    count() {
      untold += 1;
      if (timing.nowMs() >= quietUntilMs) tell();
    },
  };
}
