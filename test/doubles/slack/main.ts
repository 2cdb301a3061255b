import { parseArgs } from "node:util";
import { controlRoutes } from "./control.ts";
import { DEFAULT_SCOPES, type WorkspaceDriver } from "./driver/workspace.ts";
import { startSlackDouble } from "./slack-double.ts";

/**
 * Runs a double by itself until it is told to end, with one workspace, for other processes:
 *
 *     node test/doubles/slack/main.ts [--port N] [--scopes a,b] [--events-url URL] [--signing-secret S] [--no-journal]
 *
 * It prints the settings that an app needs, a line each, the last one being SLACK_DOUBLE_READY=1. With `--events-url`
 * events go there over HTTP, else to Socket Mode. `control.ts` says how it is driven.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    scopes: { type: "string", default: DEFAULT_SCOPES.join(",") },
    "events-url": { type: "string" },
    "signing-secret": { type: "string", default: "signing-secret-of-the-double" },
    "no-journal": { type: "boolean", default: false },
  },
});

const workspaces: WorkspaceDriver[] = [];
const double = await startSlackDouble({ port: Number(values.port), keepJournal: !values["no-journal"] }, (started) => {
  workspaces.push(started.workspace({ scopes: values.scopes.split(",") }));
  return controlRoutes(started, workspaces);
});
const [workspace] = workspaces;
const url = values["events-url"];
const signingSecret = values["signing-secret"];
if (url !== undefined) double.http({ url, signingSecret });

const lines = {
  SLACK_API_URL: double.apiUrl,
  SLACK_BOT_TOKEN: workspace?.botToken,
  SLACK_APP_TOKEN: double.appToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_CLIENT_ID: double.clientId,
  SLACK_CLIENT_SECRET: double.clientSecret,
  SLACK_DOUBLE_CONTROL: `${double.origin}/control/`,
  SLACK_DOUBLE_READY: "1",
};
for (const [name, value] of Object.entries(lines)) process.stdout.write(`${name}=${value}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void double.close());
