import { parseArgs } from "node:util";
import { digestSoak } from "./digest/run.ts";
import { discordSoak } from "./discord/run.ts";
import { slackSoak } from "./slack/run.ts";
import type { Soak, SoakFlags, SoakResult } from "./soak.ts";

const USAGE = `npm run soak -- digest [--quick] [--json] [--only sqlite|postgres] [--double idempotent|blind]
npm run soak -- digest --platform discord|slack [--quick] [--json] [--only …] [--history with|without]
npm run soak -- discord [--quick] [--json]
npm run soak -- slack [--quick] [--json] [--only …] [--way socket|http]
                     [--phase trouble|kills]

digest: digests are posted while processes are killed at each step and at random, stopped for longer than their lease,
and not answered; on SQLite, and on PostgreSQL with three processes. Exit status 1 where a slot is lost, posted twice,
or uncertain though the platform could be asked; where nobody was told of an uncertain one, or more often than after
each interruption. With --platform they are posted through its client library, to its double, with the right to read
the history and without it.

discord: interactions while the core is slow, the gateway is lost, and requests are limited or fail. Exit status 1
where one isn't acknowledged in time, or not answered once.

slack: events to two replicas while connections and posts fail, then while replicas are killed. Exit status 1 where
one is answered twice, or lost and nobody knows of it.

  --quick        a few of each
  --json         one object
  --only KIND    one database
  --double KIND  one double of a platform
  --history …    only with the right to read it, or only without
  --way WAY      only over Socket Mode, or only over HTTP
  --phase PHASE  only without a kill, or only with kills
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean" },
    json: { type: "boolean" },
    only: { type: "string" },
    double: { type: "string" },
    platform: { type: "string" },
    history: { type: "string" },
    way: { type: "string" },
    phase: { type: "string" },
    help: { type: "boolean" },
  },
});

async function main(): Promise<number> {
  const { help, json, quick, ...chosen } = values;
  const [name, ...more] = positionals;
  const flags: SoakFlags = { ...chosen, quick: quick === true };
  if (help !== true && more.length === 0) {
    if (name === "digest") return perform(digestSoak, flags, json === true);
    if (name === "discord") return perform(discordSoak, flags, json === true);
    if (name === "slack") return perform(slackSoak, flags, json === true);
  }
  process.stdout.write(USAGE);
  return help === true ? 0 : 2;
}

async function perform<Result extends SoakResult>(
  { run, inWords }: Soak<Result>,
  flags: SoakFlags,
  json: boolean,
): Promise<number> {
  const results = await run(flags, (text) => void process.stderr.write(text));
  process.stdout.write(json ? `${JSON.stringify(results)}\n` : results.map(inWords).join("\n"));
  return results.every(({ violations }) => violations.length === 0) && results.length > 0 ? 0 : 1;
}

process.exitCode = await main();
